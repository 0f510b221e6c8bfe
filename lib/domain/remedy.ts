/** What a person does about something, whether by a command or in the browser. */
export type Act =
  | { readonly kind: "reopen" | "ready"; readonly blueprint: string }
  | { readonly kind: "look"; readonly at: string }
  | { readonly kind: PlainAct };

type PlainAct =
  | "board"
  | "import"
  | "plan"
  | "policy"
  | "release"
  | "remove-holds"
  | "resume"
  | "swap"
  | "sync";

/** What would help, in sentences; what is done elsewhere stands in them as the act that it is. */
export type Remedy = string | readonly (string | Act)[];

/** The remedy for who types commands. */
export const inCommands = (remedy: Remedy): string => worded(remedy, commandOf);

/** The remedy for who looks at pages. */
export const inButtons = (remedy: Remedy): string => worded(remedy, buttonOf);

const worded = (remedy: Remedy, nounOf: (act: Act) => string): string =>
  typeof remedy === "string"
    ? remedy
    : remedy.map((part) => (typeof part === "string" ? part : nounOf(part))).join("");

function commandOf(act: Act): string {
  switch (act.kind) {
    case "reopen":
    case "ready":
      return `slots ${act.kind} ${act.blueprint} --reason "…"`;
    case "look":
      return `slots why ${act.at}`;
    default:
      return commands[act.kind];
  }
}

/** Where it is too, unless that is wherever its blueprint is. */
function buttonOf(act: Act): string {
  switch (act.kind) {
    case "reopen":
      return "“Reopen…”";
    case "ready":
      return "“Ready…”";
    case "look":
      return "its page";
    default:
      return buttons[act.kind];
  }
}

const commands: Readonly<Record<PlainAct, string>> = {
  board: "slots board",
  import: "slots import",
  plan: "slots plan and slots approve ID",
  policy: "slots policy set",
  release: "slots release",
  "remove-holds": "slots holds remove --all",
  resume: 'slots resume --reason "…"',
  swap: "slots swap",
  sync: "slots sync",
};

const buttons: Readonly<Record<PlainAct, string>> = {
  board: "the board",
  import: "the page of the import",
  plan: "“Make a plan” on the bot's page",
  policy: "“Review…” on the page of the policy",
  release: "“Release…”",
  "remove-holds": "“Take every hold off…” on the bot's page",
  resume: "“Resume…” on the bot's page",
  swap: "“Swap…”",
  sync: "the next pass",
};
