/** `npm run pictures`: the few small pictures that the README shows, in `docs/images`, as the pages look now. */
import { launchChromium } from "#tests/browser/chromium.ts";
import { everyPage } from "#tests/browser/pages.ts";
import { startWorlds } from "#tests/browser/worlds.ts";
import { takePicture, type View } from "./take.ts";

const desktop = { width: 1120, height: 720, isWhole: false } as const;
const phone = { width: 375, height: 760, isWhole: false } as const;

const pictures: readonly { readonly page: string; readonly view: View }[] = [
  { page: "board", view: { name: "light", ...desktop, colorScheme: "light" } },
  { page: "board", view: { name: "dark", ...desktop, colorScheme: "dark" } },
  { page: "change-waiting", view: { name: "phone", ...phone, colorScheme: "light" } },
];

const [browser, { worlds, stop }] = await Promise.all([launchChromium(), startWorlds()]);
try {
  for (const { page, view } of pictures) {
    const place = everyPage.find(({ name, in: world }) => name === page && world === "invented");
    if (place === undefined) throw new Error(`there is no page ${page}`);
    const world = worlds[place.in];
    const file = `docs/images/${page}-${view.name}.png`;
    await takePicture(browser, `${world.address}${place.path(world)}`, view, file);
  }
  console.log(`${pictures.length} pictures are in docs/images.`);
} finally {
  await browser.close();
  await stop();
}
