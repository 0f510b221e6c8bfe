import type { ChangeView } from "#lib/flow/explain-change.ts";
import { ForeignRest } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import { MetaLine } from "./meta-line.tsx";
import { PersonLink } from "./person-link.tsx";

type Given = { project: string; view: ChangeView; gerrit: string | null };

/** What names a change, whose it is, and the way to its review. */
export function ChangeMeta({ project, view, gerrit }: Given) {
  const { change, subject, patchSet, owner, repository, branch, topic } = view;
  return (
    <>
      <MetaLine>
        <li>
          change <b>{change}</b>
        </li>
        <li>patch set {patchSet}</li>
        <li>
          <PersonLink project={project} name={owner} />
        </li>
        <li>
          <bdi>
            {repository}, {branch}
          </bdi>
        </li>
        {topic === null ? null : (
          <li>
            topic <bdi>{topic}</bdi>
          </li>
        )}
        {gerrit === null ? null : (
          <li>
            <a href={gerrit}>
              Open in Gerrit <Glyph name="outward" />
            </a>
          </li>
        )}
      </MetaLine>
      <ForeignRest text={subject} />
    </>
  );
}
