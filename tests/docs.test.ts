import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const documents = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

test.each(documents)("what %s refers to in this folder is there", (document) => {
  const text = proseOf(document);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to);
  const named = [...text.matchAll(/\bdocs\/[\w/-]+\.md\b/g)].map(([path]) => path);

  const missing = links
    .filter((to) => !/^[a-z]+:/.test(to))
    .filter((to) => !isThere(document, to))
    .concat(named.filter((path) => !existsSync(path)));

  expect(missing).toEqual([]);
});

function isThere(from: string, to: string): boolean {
  const [path = "", part] = to.split("#");
  const target = path === "" ? from : join(dirname(from), path);
  return existsSync(target) && (part === undefined || headingsOf(target).includes(part));
}

/** Where a link may lead inside a document, named as GitHub names it. */
const headingsOf = (document: string): readonly string[] =>
  [...proseOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Without its examples: what stands there is no heading and no link. */
const proseOf = (document: string): string =>
  readFileSync(document, "utf8").replace(/^```[\s\S]*?^```/gm, "");
