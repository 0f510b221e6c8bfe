import type { Deciding } from "./deciding-context.ts";
import { sendUndo } from "./send.ts";
import { unsentWords } from "./unsent-words.ts";

/** Takes back what is not sent yet, and tells what became of that; loaded when somebody asks for it. */
export async function takeBack(
  { project, tell, warn }: Pick<Deciding, "project" | "tell" | "warn">,
  { id, due }: { readonly id: number; readonly due: string },
): Promise<void> {
  const answer = await sendUndo(project, { kind: "pending", id, until: due });
  if ("follows" in answer) tell(answer);
  else warn(`Not undone. ${unsentWords(answer)}`);
}
