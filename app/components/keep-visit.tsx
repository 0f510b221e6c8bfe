"use client";

import { useEffect } from "react";
import { readVisits, visited, visitName, writeVisits } from "#lib/domain/visit.ts";

const kept = 90 * 86_400;

/** Keeps in this browser, and nowhere else, how far its reader has seen. */
export function KeepVisit({ project, newest }: { project: string; newest: number }) {
  useEffect(() => {
    const name = visitName(project);
    const visits = visited(readVisits(cookieCalled(name)), newest, new Date());
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${writeVisits(visits)}; path=/; max-age=${kept}; samesite=lax`;
  }, [project, newest]);
  return null;
}

const cookieCalled = (name: string): string =>
  document.cookie
    .split("; ")
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";
