import { topNeedsReason } from "#lib/domain/moving.ts";
import { ChangedDialog } from "./changed-dialog.tsx";
import type { RankCommand } from "./keys.ts";
import { MoveMenu } from "./move-menu.tsx";
import { BesideDialog, PositionDialog } from "./place-dialog.tsx";
import type { ToldMove } from "./queue.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import type { RankingState } from "./use-ranking.ts";

/** What is open. */
export type Opened =
  | { readonly kind: "menu"; readonly names: readonly string[]; readonly opener: HTMLElement }
  | { readonly kind: "position" | "beside"; readonly names: readonly string[] }
  | { readonly kind: "changed"; readonly moves: readonly ToldMove[] };

type Given = {
  ranking: RankingState;
  opened: Opened | null;
  onCommand: (command: RankCommand, names: readonly string[]) => void;
  onClose: () => void;
};

/** The menu or the dialog that is open; a reason that is asked for comes before all. */
export function Asked({ ranking, opened, onCommand, onClose }: Given) {
  const { chosen, order, move } = ranking;
  const why = whyAsked(ranking);
  if (why !== null) return <ReasonDialog {...why} />;
  if (opened === null) return null;
  switch (opened.kind) {
    case "menu":
      return (
        <MoveMenu
          names={opened.names}
          opener={opened.opener}
          isChosen={opened.names.some((name) => chosen.names.has(name))}
          onCommand={(command) => onCommand(command, opened.names)}
          onClose={onClose}
        />
      );
    case "position":
    case "beside": {
      const PlaceDialog = opened.kind === "position" ? PositionDialog : BesideDialog;
      const { names } = opened;
      return (
        <PlaceDialog
          {...{ names, order, onClose }}
          wantsReason={(place) => ranking.wantsReason({ names, place })}
          onMove={(place, reason) => move({ names, place }, reason)}
        />
      );
    }
    case "changed":
      return <ChangedDialog moves={opened.moves} onClose={onClose} />;
  }
}

/** Of which move a reason is asked: of one that needs it, or was refused without; null for none. */
function whyAsked({ queue, hear, move, sendAgain, unexplained, setUnexplained }: RankingState) {
  const { trouble, held } = queue;
  const [first] = held;
  if (trouble?.kind === "reason" && first !== undefined) {
    return {
      ...{ names: first.names, why: trouble.detail, given: first.reason ?? "" },
      onReason: sendAgain,
      onClose: () => hear({ kind: "let-be" }),
    };
  }
  if (unexplained === null) return null;
  return {
    ...{ names: unexplained.names, why: topNeedsReason, given: "" },
    onReason: (reason: string) => {
      setUnexplained(null);
      move(unexplained, reason);
    },
    onClose: () => setUnexplained(null),
  };
}
