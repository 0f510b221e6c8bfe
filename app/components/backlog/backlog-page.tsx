import { actorHere } from "#app/actor.ts";
import { backlogPage } from "#app/components/addresses.ts";
import { ImportLink } from "#app/components/import-link.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { BoardThen } from "#app/components/past/board-then.tsx";
import { services } from "#app/services.ts";
import { rowOf } from "#lib/domain/backlog.ts";
import { filterFrom } from "#lib/domain/backlog-filter.ts";
import { backlogSentence } from "#lib/domain/backlog-words.ts";
import { can } from "#lib/domain/roles.ts";
import { lastMoves } from "#lib/flow/last-moves.ts";
import type { Project } from "#lib/flow/needs.ts";
import { readSnapshot } from "#lib/flow/read-snapshot.ts";
import { showBacklog } from "#lib/flow/show-backlog.ts";
import { historyBegins } from "#lib/flow/show-past.ts";
import { BacklogView } from "./backlog-view.tsx";
import { Totals } from "./totals.tsx";

type Given = { project: Project; search: Readonly<Record<string, string>> };

/** The backlog of one project, whole with its frame. */
export async function BacklogPage({ project, search }: Given) {
  const { id: version } = await readSnapshot(services(), project);
  const backlog = await showBacklog(services(), project);
  const selected = rowOf(backlog.rows, search["around"] ?? "");
  const of = selected === null ? {} : { blueprint: selected.name };
  const moves = await lastMoves(services(), project, { limit: 5, ...of });
  const actor = await actorHere(project);
  const ranker =
    actor !== null && can(actor, "rank")
      ? { who: actor.who, reasonForTop: backlog.reasonForTop }
      : null;
  const address = backlogPage(project.key, search);
  return (
    <PageFrame
      project={project.key}
      condition={backlog.condition}
      page="backlog"
      width="board"
      decidedAt={address}
      heading={backlogSentence(backlog.totals)}
      meta={
        <>
          <Totals project={project.key} totals={backlog.totals} />
          {backlog.totals.known === 0 ? null : <ImportLink project={project} />}
        </>
      }
    >
      <BacklogView
        backlog={backlog}
        version={version}
        address={address}
        filter={filterFrom(search)}
        page={search["page"]}
        selected={selected}
        moves={moves}
        ranker={ranker}
      />
      <BoardThen
        to="backlog"
        project={project.key}
        begins={await historyBegins(services(), project)}
        now={backlog.condition.now}
      />
    </PageFrame>
  );
}
