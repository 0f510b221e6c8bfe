import {
  attentionPage,
  backlogPage,
  boardPage,
  botPage,
  findPage,
  helpPage,
  historyPage,
  myPage,
  policyPage,
} from "./addresses.ts";

/** Every kind of page that the bar leads to, by the word it has there. */
export const pageWords = {
  board: "Board",
  backlog: "Backlog",
  find: "Find",
  mine: "My page",
  bot: "Bot",
  attention: "Attention",
  history: "History",
  policy: "Policy",
  help: "Help",
} as const;

export type PageName = keyof typeof pageWords;

/** Where each page of the bar is; those of a project only where one is given. */
export function pagesOf(project: string | null): readonly (readonly [PageName, string])[] {
  const always = [
    ["find", findPage()],
    ["mine", myPage],
  ] as const;
  if (project === null) return [...always, ["help", helpPage()]];
  return [
    ["board", boardPage(project)],
    ["backlog", backlogPage(project)],
    ...always,
    ["bot", botPage(project)],
    ["attention", attentionPage(project)],
    ["history", historyPage(project)],
    ["policy", policyPage(project)],
    ["help", helpPage()],
  ];
}
