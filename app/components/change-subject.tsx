import Link from "next/link";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { blueprintPage } from "./addresses.ts";
import { Name } from "./foreign.tsx";
import { Subject } from "./subject.tsx";

type Given = { project: string; view: ChangeView; gerrit: string | null };

/** The change itself: its subject, whose it is, what it is work on and how that was found. */
export function ChangeSubject({ project, view, gerrit }: Given) {
  const { change, subject, patchSet, owner, repository, branch, blueprint } = view;
  return (
    <Subject text={subject}>
      <li>change {change}</li>
      <li>patch set {patchSet}</li>
      <li>
        <bdi>{owner}</bdi>
      </li>
      <li>
        <bdi>
          {repository}, {branch}
        </bdi>
      </li>
      {blueprint === null ? null : (
        <li>
          blueprint{" "}
          <Link href={blueprintPage(project, blueprint)} prefetch={false}>
            <Name text={blueprint} />
          </Link>
          {linkWords(view)}
        </li>
      )}
      {gerrit === null ? null : (
        <li>
          <a href={gerrit}>Open in Gerrit</a>
        </li>
      )}
    </Subject>
  );
}

function linkWords({ linkedBy, patchSet }: ChangeView): string {
  switch (linkedBy) {
    case "message":
      return `, named in the message of patch set ${patchSet}`;
    case "topic":
      return ", named by its topic";
    case "dropped":
      return ", named only before";
    case null:
      return "";
  }
}
