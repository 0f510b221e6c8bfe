import { afterAll, beforeAll, describe, test } from "vitest";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { openStage, type Story } from "#tests/support/stage.ts";

/** A busy machine needs several times what a quiet one does. */
const MINUTE = 60_000;

/** Tells these stories one after the other on one server; each has a repository and an installation of its own. */
export function tellStories(
  name: string,
  start: () => Promise<ReviewServer>,
  stories: readonly Story[],
): void {
  describe(name, () => {
    let server: ReviewServer;
    let people: Nova;
    beforeAll(async () => {
      server = await start();
      people = await setUpNova(server);
    }, 2 * MINUTE);
    afterAll(() => server?.stop());

    test.each(stories)(
      "$name",
      async (story) => {
        const stage = await openStage(server, people, story);
        try {
          await story.run(stage);
        } finally {
          await stage.close();
        }
      },
      5 * MINUTE,
    );
  });
}
