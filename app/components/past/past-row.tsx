import Link from "next/link";
import type { ReactNode } from "react";
import { blueprintPage } from "#app/components/addresses.ts";
import { Foreign, Name } from "#app/components/foreign.tsx";
import { KindAndOwner } from "#app/components/kind.tsx";
import type { PastBlueprint } from "#lib/domain/past.ts";
import styles from "./past.module.css";

type Given = { project: string; one: PastBlueprint; isAside?: boolean; children?: ReactNode };

/** A blueprint at its rank of then, and what else is told of it. */
export function PastRow({ project, one, isAside = false, children }: Given) {
  const { rank, blueprint, title, kind, owner } = one;
  return (
    <li className={isAside ? styles["aside"] : undefined}>
      <span className={styles["rank"]}>
        <span className="unseen">Rank </span>
        {rank}
      </span>
      <div>
        <Link href={blueprintPage(project, blueprint)} prefetch={false}>
          <Foreign text={title} />
        </Link>
        <p>
          <Name text={blueprint} /> <KindAndOwner kind={kind} owner={owner} />
        </p>
      </div>
      {children}
    </li>
  );
}
