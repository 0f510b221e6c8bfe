/**
 * `npm run screenshots [-- WORD…]`: pictures of every page whose name has one of these words, or of all, in the folder
 * `screenshots`: light and dark, on a desktop and on a phone.
 */
import { join } from "node:path";
import { launchChromium } from "#tests/browser/chromium.ts";
import { everyPage } from "#tests/browser/pages.ts";
import { startWorlds } from "#tests/browser/worlds.ts";
import { atATime } from "#tests/support/at-a-time.ts";
import { takePicture, views } from "./take.ts";

const words = process.argv.slice(2);
const places = everyPage.filter(({ name, in: world }) =>
  [name, world].some((text) => words.length === 0 || words.some((word) => text.includes(word))),
);
const [browser, { worlds, stop }] = await Promise.all([launchChromium(), startWorlds()]);
try {
  const pictures = places.flatMap((place) => views.map((view) => ({ place, view })));
  await atATime(3, pictures, async ({ place, view }) => {
    const world = worlds[place.in];
    const file = join("screenshots", place.in, `${place.name}-${view.name}.png`);
    await takePicture(browser, `${world.address}${place.path(world)}`, view, file);
  });
  console.log(`${pictures.length} pictures are in screenshots.`);
} finally {
  await browser.close();
  await stop();
}
