import { expect, test } from "vitest";
import { type References, readReferences } from "#lib/domain/references.ts";
import { novaData, readNovaData } from "#tests/support/nova-data.ts";

type Label = { kind: string; kindUncertain?: boolean; project?: string };
type Message = {
  id: string;
  message: string;
  labels: { blueprints: (Label & { name: string })[]; bugs: (Label & { id: number })[] };
  openstackHook: { blueprints: string[]; bugs: { id: number }[] };
};
type Form = { form: string; readAs: string[] };

const needsData = test.skipIf(novaData === null);
const messages = () => readNovaData<Message>(novaData ?? "", "commit-messages.dev.json");
const forms = () => readNovaData<Form>(novaData ?? "", "footer-forms.json");

/** Kind by "blueprint x" or "bug 1". */
function read(references: References): Map<string, string> {
  return new Map([
    ...references.blueprints.map((b): [string, string] => [key("blueprint", b.name), b.kind]),
    ...references.bugs.map((b): [string, string] => [key("bug", b.id), b.kind]),
  ]);
}

function labelled({ labels }: Message): Map<string, Label> {
  const all: [string, Label][] = [
    ...labels.blueprints.map((b): [string, Label] => [key("blueprint", b.name), b]),
    ...labels.bugs.map((b): [string, Label] => [key("bug", b.id), b]),
  ];
  return new Map(all.filter(([, label]) => (label.project ?? "nova") === "nova"));
}

const key = (noun: string, name: string | number) => `${noun} ${String(name).toLowerCase()}`;
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const percent = (value: number) => `${(100 * value).toFixed(2)} %`;

needsData.each(["blueprint", "bug"])(
  "at least 99 of 100 names of a %s are those that a careful reader takes from Nova's messages",
  (noun) => {
    let [right, got, wanted] = [0, 0, 0];
    for (const message of messages()) {
      const ofNoun = (keys: Iterable<string>) => [...keys].filter((k) => k.startsWith(`${noun} `));
      const found = ofNoun(read(readReferences(message.message, "nova")).keys());
      const labels = ofNoun(labelled(message).keys());
      right += found.filter((name) => labels.includes(name)).length;
      got += found.length;
      wanted += labels.length;
    }
    const [precision, recall] = [share(right, got), share(right, wanted)];
    console.log(
      `${noun}s: precision ${percent(precision)}, recall ${percent(recall)} of ${wanted}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.99);
  },
);

needsData("the kinds are those of the labels that are sure of theirs", () => {
  const wrong: string[] = [];
  let judged = 0;
  for (const message of messages()) {
    const found = read(readReferences(message.message, "nova"));
    for (const [name, label] of labelled(message)) {
      const kind = found.get(name);
      if (label.kindUncertain === true || kind === undefined) continue;
      judged++;
      if (kind !== label.kind) wrong.push(`${message.id} ${name}: ${kind}, not ${label.kind}`);
    }
  }
  console.log(`kinds: ${percent(share(judged - wrong.length, judged))} of ${judged} right`);
  expect(judged).toBeGreaterThan(100);
  expect(share(wrong.length, judged), wrong.join("\n")).toBeLessThanOrEqual(0.01);
});

needsData(
  "a warning stands for each reference that OpenStack's hooks missed, and for no other",
  () => {
    const differing: string[] = [];
    let [missed, taken] = [0, 0];
    for (const message of messages()) {
      const references = readReferences(message.message, "nova");
      const hook = new Set([
        ...message.openstackHook.blueprints.map((name) => key("blueprint", name)),
        ...message.openstackHook.bugs.map(({ id }) => key("bug", id)),
      ]);
      const unseen = [...read(references).keys()].filter((name) => !hook.has(name));
      missed += unseen.length;
      taken += read(references).size - unseen.length;
      const warned = references.warnings.map(
        ({ text }) => /see (\w+ \S+) here/.exec(text)?.[1] ?? text,
      );
      if (warned.join().toLowerCase() !== unseen.join()) differing.push(message.id);
    }
    console.log(
      `hooks: ${missed} references missed and warned about, ${taken} taken without a word`,
    );
    expect(missed).toBeGreaterThan(0);
    expect(differing).toEqual([]);
  },
);

/** What the cut-off start of a sentence must have said, where the kind hangs on it. */
const cutOff: Record<string, string> = {
  "… of the blueprint": "This is part",
  "… blueprint <NAME>. …": "It is part of",
  "… fix for bug <ID> introduced": "The",
};

function startOf(form: string): string {
  return Object.entries(cutOff).find(([start]) => form.startsWith(start))?.[1] ?? "words";
}

/** The form as a message of its own; a sentence's "…" becomes words, "↵" a line break. */
function written({ form }: Form): string {
  const line = form
    .replace(/^…/, startOf(form))
    .replaceAll("<NAME>", "serial-ports")
    .replaceAll("<ID>", "1300325")
    .replaceAll("…", "words")
    .replace(/ ?↵ ?/, "\n");
  return `Add a thing\n\n${line}\n\nChange-Id: I${"a1".repeat(20)}\n`;
}

needsData("each form in which Nova wrote a reference is read as it was meant", () => {
  const wrong = forms().flatMap((form) => {
    const found = readReferences(written(form), projectIn(form.form));
    const kinds = [
      ...found.blueprints.map(({ name, kind }) => `blueprint:${kind} ${name}`),
      ...found.bugs.map(({ id, kind }) => `bug:${kind} ${id}`),
    ];
    const wanted = form.readAs
      .map((meaning) => meaning.replace("(bare)", ""))
      .map((kind) => `${kind} ${kind.startsWith("bug") ? "1300325" : "serial-ports"}`);
    return kinds.join() === wanted.join()
      ? []
      : [`${form.form} | ${kinds.join()}, not ${wanted.join()}`];
  });
  expect(wrong).toEqual([]);
});

/** Whose the reference in the form is: forms of other projects are read as those projects would. */
function projectIn(form: string): string {
  return (
    /launchpad\.net\/([\w.-]+)\/\+/.exec(form)?.[1] ?? /(tripleo) bug/.exec(form)?.[1] ?? "nova"
  );
}
