import { readReferences } from "#lib/domain/references.ts";

/** What a message names, as "implements serial-ports" or "closes 1300325", in the order of the answer. */
export function named(message: string, project = "nova"): string[] {
  const { blueprints, bugs } = readReferences(message, project);
  return [
    ...blueprints.map(({ name, kind }) => `${kind} ${name}`),
    ...bugs.map(({ id, kind }) => `${kind} ${id}`),
  ];
}

/** A message with the text as its body. */
export const withBody = (text: string) =>
  `Add a thing\n\n${text}\n\nChange-Id: I${"0f".repeat(20)}\n`;
