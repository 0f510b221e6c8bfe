import { type BadInput, row } from "./row.ts";

const inNova = ["--project", "nova"];

/** Calls that are not as the command takes them. */
export const badWords: readonly BadInput[] = [
  row("an unknown command", ["tock"], 2, [
    "usage",
    "Unknown command 'tock'. Did you mean tick?",
    "See slots --help.",
  ]),
  row("no command", [], 2, ["usage", "No command was given.", "See slots --help."]),
  row("an unknown option", ["tick", "--fast"], 2, [
    "usage",
    "Unknown option '--fast'. Did you mean --as?",
    "See slots tick --help.",
  ]),
  row("a missing --reason", ["defer", "objects", ...inNova], 2, [
    "usage",
    "Required option '--reason <text>' not specified.",
    "See slots defer --help.",
  ]),
  row("an empty --reason", ["defer", "objects", "--reason", " ", ...inNova], 2, [
    "usage",
    "Option '--reason <text>' argument ' ' is invalid. It takes 1 to 1000 characters.",
    "See slots defer --help.",
  ]),
  row("a missing --reason of what is under a command", ["holds", "lift", "1", ...inNova], 2, [
    "usage",
    "Required option '--reason <text>' not specified.",
    "See slots holds lift --help.",
  ]),
  row("no project where there are two", ["exempt", "1", "--reason", "why not"], 2, [
    "usage",
    "There is more than one project.",
    "Name one with --project: nova, other.",
  ]),
  row("an unknown project", ["tick", "--project", "cinder"], 2, [
    "usage",
    `There is no project "cinder".`,
    "Name one with --project: nova, other.",
  ]),
  row("an unknown blueprint", ["defer", "objets", "--reason", "later", ...inNova], 1, [
    "unknown-blueprint",
    "No blueprint of nova is called “objets”.",
    "Did you mean “objects”?",
  ]),
  row("an unknown change", ["exempt", "999999", "--reason", "why not", ...inNova], 1, [
    "unknown-change",
    "Nothing is known of change N.",
    "A change pushed less than a minute ago may not be known yet: slots sync reads everything.",
  ]),
  row("an unknown plan", ["approve", "abcdef", ...inNova], 1, [
    "unknown-plan",
    "There is no plan abcdef of nova; a plan is kept for 7 days.",
    "Make and approve a new one with slots plan and slots approve ID.",
  ]),
  row("a part of a plan that is no number", ["approve", "abcdef", "--up-to", "-1", ...inNova], 2, [
    "usage",
    "Option '--up-to <n>' argument '-1' is invalid. It takes a whole number from 0.",
    "See slots approve --help.",
  ]),
];
