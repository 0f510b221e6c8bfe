import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import { outside } from "./addresses.ts";
import { Name } from "./foreign.tsx";
import { Day } from "./moment.tsx";
import { Subject } from "./subject.tsx";

/** The blueprint itself: its title, its name as people paste it, whose it is. */
export function BlueprintSubject({ view }: { view: BlueprintView }) {
  const spec = outside(view.spec);
  return (
    <Subject text={view.title}>
      <li>
        <Name text={view.name} />
      </li>
      <li>{view.of}</li>
      {view.owner === null ? null : (
        <li>
          owner <bdi>{view.owner}</bdi>
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
    </Subject>
  );
}
