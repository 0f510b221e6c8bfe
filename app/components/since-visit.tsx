import { cookies } from "next/headers";
import Link from "next/link";
import { services } from "#app/services.ts";
import { counted } from "#lib/domain/phrases.ts";
import { readVisits, visitName } from "#lib/domain/visit.ts";
import { countDecisions } from "#lib/flow/count-decisions.ts";
import type { Project } from "#lib/flow/needs.ts";
import { historyPage } from "./addresses.ts";
import { KeepVisit } from "./keep-visit.tsx";
import { Ago } from "./moment.tsx";

/** What was decided since this browser's last visit; on the first one nothing is said. */
export async function SinceVisit({ project, now }: { project: Project; now: Date }) {
  const kept = (await cookies()).get(visitName(project.key))?.value ?? "";
  const before = readVisits(kept)?.before ?? null;
  const { since, newest } = await countDecisions(services(), project, before?.seq ?? null);
  return (
    <>
      <KeepVisit project={project.key} newest={newest} />
      {before === null || since === null ? null : (
        <span>
          {since === 0 ? (
            "Nothing was decided"
          ) : (
            <Link href={historyPage(project.key, { after: before.seq })} prefetch={false}>
              {counted(since, "decision")}
            </Link>
          )}{" "}
          since your last visit, <Ago at={before.at} now={now} />
        </span>
      )}
    </>
  );
}
