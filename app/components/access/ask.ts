/** What was answered: done, or why not, in the answer's own words. */
export type Answered =
  | { readonly kind: "done"; readonly body: unknown }
  | { readonly kind: "refused"; readonly text: string };

/** Sends what a person wants of their access, as a page of ours does. */
export async function ask(method: string, path: string, body: object = {}): Promise<Answered> {
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method,
      headers: { "content-type": "application/json", "x-review-slots": "1" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return { kind: "done", body: answer };
    return { kind: "refused", text: `${answer.detail} ${answer.remedy}` };
  } catch {
    return {
      kind: "refused",
      text: "The service does not answer. Nothing was changed; try again.",
    };
  }
}
