import { badRequest } from "./answers.ts";

/** Options that change what a row shows here. */
const shown = [
  "LABELS",
  "DETAILED_LABELS",
  "DETAILED_ACCOUNTS",
  "CURRENT_REVISION",
  "CURRENT_COMMIT",
  "ALL_REVISIONS",
  "ALL_COMMITS",
  "MESSAGES",
  "SKIP_DIFFSTAT",
  "SUBMIT_REQUIREMENTS",
  "SUBMITTABLE",
] as const;

/** Options that Gerrit knows and that would add nothing that the sandbox has. */
const ignored = [
  "ALL_FILES",
  "CHANGE_ACTIONS",
  "CHECK",
  "COMMIT_FOOTERS",
  "CURRENT_ACTIONS",
  "CURRENT_FILES",
  "CUSTOM_KEYED_VALUES",
  "DOWNLOAD_COMMANDS",
  "PARENTS",
  "PUSH_CERTIFICATES",
  "REVIEWED",
  "REVIEWER_UPDATES",
  "STAR",
  "TRACKING_IDS",
  "WEB_LINKS",
];

type RowOption = (typeof shown)[number];
export type RowOptions = ReadonlySet<RowOption>;

/** What `/detail` shows. */
export const detailOptions: RowOptions = new Set([
  "LABELS",
  "DETAILED_LABELS",
  "DETAILED_ACCOUNTS",
  "MESSAGES",
]);

/** Reads option names; throws Gerrit's 400 for one that it does not know. */
export function rowOptions(names: readonly string[], where: string): RowOptions {
  const options = new Set<RowOption>();
  for (const name of names) {
    const found = shown.find((option) => option === name);
    if (found) options.add(found);
    else if (!ignored.includes(name))
      throw badRequest(`"${name}" is not a valid value for "${where}"`);
  }
  return options;
}
