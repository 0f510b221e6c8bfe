import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReferences } from "#lib/domain/references.ts";
import { named, withBody } from "#tests/support/commit-messages.ts";

describe("for every message", () => {
  const keyword = fc.constantFrom(
    "bug",
    "Bug",
    "BP",
    "blueprint",
    "lp",
    "Closes-Bug",
    "part of",
    "and",
    "https://launchpad.net/bugs/1300325",
  );
  const piece = fc.oneof(
    keyword,
    fc.constantFrom(" ", "\n", "\n\n", ":", "#", ",", "(", "-", ".", "1300325", "serial-ports"),
    fc.string(),
  );

  test("reading never fails, and names each thing once", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { blueprints, bugs } = readReferences(pieces.join(""));
        const names = [
          ...blueprints.map(({ name }) => name.toLowerCase()),
          ...bugs.map(({ id }) => id),
        ];
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  const footer = fc.record({
    verb: fc.constantFrom("Implements", "Partially implements", "Part of", "Related to"),
    noun: fc.constantFrom("blueprint", "bp"),
    name: fc.stringMatching(/^[a-z]{2,8}-[a-z]{4,8}-[a-z]{4,8}$/),
  });

  test("case and bullet of a footer change nothing", () => {
    fc.assert(
      fc.property(footer, fc.constantFrom("* ", "- ", "  "), ({ verb, noun, name }, bullet) => {
        const plain = named(withBody(`${verb} ${noun} ${name}`));
        expect(plain).toHaveLength(1);
        expect(named(withBody(`${verb.toUpperCase()} ${noun.toUpperCase()} ${name}`))).toEqual(
          plain,
        );
        expect(named(withBody(`${bullet}${verb} ${noun} ${name}`))).toEqual(plain);
      }),
    );
  });

  test("the order of the footers changes the order of the answer only", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(footer, { selector: ({ name }) => name, maxLength: 6 }),
        (footers) => {
          const lines = footers.map(({ verb, noun, name }) => `${verb} ${noun} ${name}`);
          const forwards = named(withBody(lines.join("\n")));
          expect(forwards).toHaveLength(lines.length);
          expect(named(withBody(lines.toReversed().join("\n")))).toEqual(forwards.toReversed());
        },
      ),
    );
  });

  test.each([
    "bug ",
    "bug a\n",
    "bp ",
    "fixes ",
    "a-",
    "a.",
    "\n",
    "((",
    "#1300325, ",
    "blueprint a-b, ",
    "a.launchpad.net",
    "/+bug/",
    "bug 1300325 ",
  ])("60 KB of %j are read in the time of a blink", (unit) => {
    const hostile = unit.repeat(Math.ceil(60_000 / unit.length));
    const started = performance.now();
    const { warnings } = readReferences(hostile);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(warnings.every(({ line }) => line.length <= 200)).toBe(true);
  });
});
