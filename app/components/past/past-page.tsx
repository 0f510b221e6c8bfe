import { backlogPage, boardPage } from "#app/components/addresses.ts";
import { Notice } from "#app/components/notice.tsx";
import { PageFrame } from "#app/components/page-frame.tsx";
import { services } from "#app/services.ts";
import { gapSentence, pastSentence } from "#lib/domain/past-words.ts";
import type { Project } from "#lib/flow/needs.ts";
import { historyBegins, type PastBoard, showPast } from "#lib/flow/show-past.ts";
import { BoardThen } from "./board-then.tsx";
import { NoPast } from "./no-past.tsx";
import { PastBacklog } from "./past-backlog.tsx";
import { PastBoardView } from "./past-board.tsx";
import { PastNotice } from "./past-notice.tsx";

type Given = {
  project: Project;
  /** As it stands in the address. */
  at: string;
  of: "board" | "backlog";
  /** The rank from which the backlog is shown. */
  from?: string | undefined;
};

/** The board or the backlog as it was at an instant. It stays as it is: nothing of it is live. */
export async function PastPage({ project, at, of, from }: Given) {
  const past = await showPast(services(), project, at);
  const begins = await historyBegins(services(), project);
  const then = <BoardThen project={project.key} begins={begins} now={services().now()} to={of} />;
  const isKnown = !("kind" in past);
  return (
    <PageFrame
      project={project.key}
      condition={null}
      page={of}
      crumbs={[
        of === "board"
          ? { text: "Board", to: boardPage(project.key) }
          : { text: "Backlog", to: backlogPage(project.key) },
        { text: "As it was", to: null },
      ]}
      heading={isKnown ? pastSentence(past) : <bdi>{past.text}</bdi>}
      meta={then}
      width={of === "board" ? "board" : "reading"}
    >
      {isKnown ? (
        <Past past={past} of={of} from={from} />
      ) : (
        <NoPast refusal={past} project={project.key} of={of} begins={begins} />
      )}
    </PageFrame>
  );
}

function Past({ past, of, from }: { past: PastBoard } & Pick<Given, "of" | "from">) {
  return (
    <>
      <PastNotice past={past} of={of} />
      {past.gap === null ? null : (
        <Notice tone="warn" glyph="triangle" fact="Not all that was decided by then is known.">
          {gapSentence(past.gap)}
        </Notice>
      )}
      {of === "board" ? <PastBoardView past={past} /> : <PastBacklog past={past} from={from} />}
    </>
  );
}
