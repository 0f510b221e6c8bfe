import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReferences } from "#lib/domain/references.ts";
import { named, withBody } from "#tests/support/commit-messages.ts";

/** In seconds: less is read too fast to be measured, and to matter. */
const toldFromNoise = 0.001;

/** Between what linear reading gives, which is 4, and quadratic, which is 16. */
const tellsThemApart = 8;

/**
 * How many times as long 64 KB take as 16 KB, each at its best of several turns. A busy machine slows some of them; of
 * more turns the best come closer to what the reading itself takes, so quadratic reading never passes for linear.
 */
function growth(messageOf: (size: number) => string): number {
  const [small, large] = [messageOf(16_384), messageOf(65_536)];
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const ratio = () => best.large / Math.max(best.small, toldFromNoise);
  for (let turn = 0; turn < 6 || (turn < 60 && ratio() >= tellsThemApart); turn++) {
    best.small = Math.min(best.small, secondsToRead(small));
    best.large = Math.min(best.large, secondsToRead(large));
  }
  return ratio();
}

/** Of computing, not of waiting for a turn on the machine. */
function secondsToRead(message: string): number {
  const { user, system } = process.cpuUsage();
  readReferences(message);
  const { user: userThen, system: systemThen } = process.cpuUsage();
  return (userThen - user + systemThen - system) / 1e6;
}

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
    "bug #1, ",
    "fixes 1300325 ",
    "bp-a-b ",
  ])("four times as much of %j takes about four times as long", (unit) => {
    expect(growth((size) => `${unit.repeat(Math.ceil(size / unit.length))}x`)).toBeLessThan(
      tellsThemApart,
    );
  });

  test("a warning quotes no more than 200 characters of a line", () => {
    const { warnings } = readReferences("see bug 1300325 ".repeat(4_000));
    expect(warnings.map(({ line }) => line.length)).toEqual([200]);
  });
});
