import type { BlueprintKind } from "#lib/domain/blueprint.ts";
import styles from "./kind.module.css";

/** What kind of work it is and whose; debt carries the hatching of its slots. */
export function KindAndOwner({ kind, owner }: { kind: BlueprintKind; owner: string | null }) {
  return (
    <>
      <span className={kind === "debt" ? styles["debt"] : undefined}>{kind}</span>
      {owner === null ? null : <bdi>{owner}</bdi>}
    </>
  );
}
