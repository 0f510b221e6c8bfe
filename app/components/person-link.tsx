import Link from "next/link";
import { personPage } from "./addresses.ts";
import styles from "./person-link.module.css";

/** Somebody by name, with the way to their page. */
export function PersonLink({ project, name }: { project: string; name: string }) {
  return (
    <Link href={personPage(project, name)} prefetch={false} className={styles["person"]}>
      <bdi>{name}</bdi>
    </Link>
  );
}
