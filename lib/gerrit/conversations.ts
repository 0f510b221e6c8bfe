import type { Conversation } from "#lib/domain/conversation.ts";
import type { Missing } from "./changes.ts";
import { orMissing } from "./error.ts";
import type { Http } from "./http.ts";
import { type ChangeRef, changeId } from "./query.ts";
import { type CommentInfo, commentInfos, conversationInfo } from "./schema.ts";
import { toConversation } from "./translate-conversation.ts";

/** Reading what was said and done on one change. Throws a GerritError. */
export type Conversations = {
  /**
   * All of it at one version of the change. One request, and a second one where a thread is unresolved: Gerrit opens
   * git for each, so this is for the few changes of which it matters whose turn it is.
   */
  conversation(ref: ChangeRef): Promise<Conversation | Missing>;
};

const options = [
  ["o", "ALL_REVISIONS"],
  ["o", "MESSAGES"],
  ["o", "SKIP_DIFFSTAT"],
] as const;

export function readConversations(http: Http): Conversations {
  async function comments(ref: ChangeRef): Promise<CommentInfo[]> {
    const { body } = await http.get(`changes/${changeId(ref)}/comments`, commentInfos);
    return Object.values(body).flat();
  }

  return {
    async conversation(ref) {
      const answer = await orMissing(
        http.get(`changes/${changeId(ref)}`, conversationInfo, options),
      );
      if (answer === "missing") return answer;
      const { body } = answer;
      if (body.unresolved_comment_count === 0) return toConversation(body, []);
      const said = await orMissing(comments(ref));
      return said === "missing" ? said : toConversation(body, said);
    },
  };
}
