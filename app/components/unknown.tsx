import Link from "next/link";
import { inButtons } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import { boardPage } from "./addresses.ts";
import { Bar } from "./bar.tsx";
import { Message } from "./message.tsx";

/**
 * A page about something that is not known; `proxy.ts` answers it with status 404. Next's own way to say so needs
 * JavaScript in the browser, and can't say what is near.
 */
export function Unknown({
  refusal,
  project = null,
}: {
  refusal: Refusal;
  project?: string | null;
}) {
  return (
    <>
      <Bar project={project} page={null} />
      <Message title={refusal.text}>
        <p>{inButtons(refusal.remedy)}</p>
        <p>
          <Link href={project === null ? "/" : boardPage(project)} prefetch={false}>
            Go to the board
          </Link>
        </p>
      </Message>
    </>
  );
}
