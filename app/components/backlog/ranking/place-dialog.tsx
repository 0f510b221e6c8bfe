import { type ReactNode, useState } from "react";
import { Dialog } from "#app/components/keys/dialog.tsx";
import type { WantedPlace } from "#lib/domain/command.ts";
import { counted } from "#lib/domain/phrases.ts";
import styles from "./form.module.css";
import { closeDialog, ReasonField } from "./reason-field.tsx";

type Given = {
  names: readonly string[];
  order: readonly string[];
  /** Whether the policy wants to know why, of a move to there. */
  wantsReason: (place: WantedPlace) => boolean;
  onMove: (place: WantedPlace, reason: string | null) => void;
  onClose: () => void;
};

/** To a rank that is typed. */
export function PositionDialog({ names, order, wantsReason, onMove, onClose }: Given) {
  const [rank, setRank] = useState("");
  const last = order.length - names.length + 1;
  const [only, ...others] = names.map((name) => order.indexOf(name) + 1);
  const place = { kind: "rank", rank: Number(rank) } as const;
  return (
    <Asking
      {...{ title: `Move ${whatOf(names)} to rank…`, onClose }}
      isReasonWanted={wantsReason(place)}
      onDone={(reason) => onMove(place, reason)}
    >
      <label className={styles["field"]}>
        Rank, from 1 to {last}
        {others.length === 0 ? `; now ${only}` : null}
        <input
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={last}
          value={rank}
          onChange={({ target }) => setRank(target.value)}
        />
      </label>
    </Asking>
  );
}

/** Directly before or after another one. */
export function BesideDialog({ names, order, wantsReason, onMove, onClose }: Given) {
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<"before" | "after">("before");
  const others = order.filter((name) => !names.includes(name));
  const asked = typed.trim().toLowerCase();
  const beside = others.find((name) => name.toLowerCase() === asked);
  const near = others.filter((name) => name.toLowerCase().includes(asked)).slice(0, 20);
  const check = (field: HTMLInputElement | null) =>
    field?.setCustomValidity(
      beside === undefined && typed !== "" ? `“${typed}” is not known here.` : "",
    );
  return (
    <Asking
      {...{ title: `Move ${whatOf(names)} before or after…`, onClose }}
      isReasonWanted={beside !== undefined && wantsReason({ kind, beside })}
      onDone={(reason) => {
        if (beside !== undefined) onMove({ kind, beside }, reason);
      }}
    >
      <label className={styles["field"]}>
        Blueprint
        <input
          ref={check}
          list="rank-beside"
          required
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <datalist id="rank-beside">
        {near.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <fieldset className={styles["sides"]}>
        <legend className="unseen">Side</legend>
        {(["before", "after"] as const).map((side) => (
          <label key={side}>
            <input
              type="radio"
              name="side"
              checked={kind === side}
              onChange={() => setKind(side)}
            />
            {side === "before" ? "Before" : "After"}
          </label>
        ))}
      </fieldset>
    </Asking>
  );
}

type AskingGiven = {
  title: string;
  isReasonWanted: boolean;
  onDone: (reason: string | null) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A small form: what is asked, a reason for who wants to give one or has to, and two ways out. */
function Asking({ title, isReasonWanted, onDone, onClose, children }: AskingGiven) {
  const [reason, setReason] = useState("");
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        method="dialog"
        className={styles["form"]}
        onSubmit={() => onDone(reason.trim() === "" ? null : reason.trim())}
      >
        <h2>{title}</h2>
        {children}
        <ReasonField value={reason} onChange={setReason} isRequired={isReasonWanted} />
        <div className={styles["actions"]}>
          <button type="button" className={styles["button"]} onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className={styles["primary"]}>
            Move
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export const whatOf = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? "") : counted(names.length, "blueprint");
