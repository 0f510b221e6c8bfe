import { type Browser, chromium } from "playwright-core";
import { findProgram } from "#tests/support/find-program.ts";

/** A test's browser speaks to nobody but the server under test. */
const alone = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium of its own, with an empty profile that is gone once it is closed. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findProgram({
    // The shell is the same browser without a desktop around it, and opens a page in half the time.
    names: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
    package: "chromium-headless-shell",
    what: "Chromium",
  });
  return chromium.launch({ executablePath, args: alone });
}
