import { launchChromium } from "#tests/browser/chromium.ts";
import { pressed, slowDown } from "#tests/browser/interactions.ts";
import { isTakenOver } from "#tests/browser/taken-over.ts";
import { startInvented } from "#tests/browser/worlds.ts";
import { atMost, type Figure, type Measured } from "./figure.ts";
import { quantile } from "./pairs.ts";

const times = 15;

/**
 * Interaction to next paint on the board of the demonstration, in a browser whose processor is slowed four times: the
 * slowest event of a key, to the nearest 8 ms as browsers tell it. What opens for the first time is loaded then and drawn
 * later; it is not counted.
 */
export const interactions: Figure = {
  name: "paint",
  title: "A key on the board to the next paint, the processor slowed four times",
  measure: async () => {
    const { world, stop } = await startInvented();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${world.address}/${world.project}`);
      await page.waitForFunction(isTakenOver);
      await slowDown(page);
      const took = { help: [] as number[], palette: [] as number[], letter: [] as number[] };
      for (let time = -1; time < times; time += 1) {
        const help = await pressed(page, "?");
        await pressed(page, "Escape");
        const palette = await pressed(page, "Control+k");
        const letter = await pressed(page, "a");
        await pressed(page, "Escape");
        if (time < 0) continue;
        took.help.push(help);
        took.palette.push(palette);
        took.letter.push(letter);
      }
      return [
        row("? shows the keys", took.help),
        row("Ctrl-K opens the way to anything", took.palette),
        row("a letter typed there", took.letter),
      ];
    } finally {
      await browser.close();
      await stop();
    }
  },
};

function row(what: string, durations: readonly number[]): Measured {
  return {
    what: `${what}, ms`,
    goal: atMost(100),
    value: quantile(durations, 0.25),
    details: `median ${quantile(durations, 0.5)} ms of ${durations.length}`,
  };
}
