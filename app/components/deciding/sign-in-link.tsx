"use client";

import { signInPage } from "#app/components/addresses.ts";

/** Leads to where people sign in, and back to `to`, or to what the page shows by then: a filter is only in its address. */
export function SignInLink({ to }: { to: string }) {
  return (
    <a
      href={signInPage(to)}
      onClick={({ currentTarget }) => {
        currentTarget.href = signInPage(`${location.pathname}${location.search}${location.hash}`);
      }}
    >
      Sign in to decide
    </a>
  );
}
