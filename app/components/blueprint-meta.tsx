import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import { outside } from "./addresses.ts";
import { ForeignRest, Name } from "./foreign.tsx";
import { MetaLine } from "./meta-line.tsx";
import { Day } from "./moment.tsx";
import { PersonLink } from "./person-link.tsx";

/** The blueprint's name as people paste it, whose it is, and where it stands in the order. */
export function BlueprintMeta({ project, view }: { project: string; view: BlueprintView }) {
  const spec = outside(view.spec);
  return (
    <>
      <MetaLine>
        <li>
          <Name text={view.name} />
        </li>
        <li>{view.of}</li>
        {view.owner === null ? null : (
          <li>
            owner <PersonLink project={project} name={view.owner} />
          </li>
        )}
        <li>
          rank {view.rank} of {view.known}
        </li>
        {view.approvedAt === null ? (
          <li>not approved</li>
        ) : (
          <li>
            approved <Day at={view.approvedAt} now={view.condition.now} />
          </li>
        )}
        {spec === null ? null : (
          <li>
            <a href={spec} rel="noreferrer">
              spec
            </a>
          </li>
        )}
      </MetaLine>
      <ForeignRest text={view.title} />
    </>
  );
}
