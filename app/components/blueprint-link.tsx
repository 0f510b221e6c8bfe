import Link from "next/link";
import { blueprintPage } from "./addresses.ts";
import { Name } from "./foreign.tsx";

type Given = { project: string; name: string; isKnown: boolean };

/** The name of a blueprint as a way to its page; a name that nobody knows leads nowhere. */
export function BlueprintLink({ project, name, isKnown }: Given) {
  if (!isKnown) return <Name text={name} />;
  return (
    <Link href={blueprintPage(project, name)} prefetch={false}>
      <Name text={name} />
    </Link>
  );
}
