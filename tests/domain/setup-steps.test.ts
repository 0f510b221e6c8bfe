import { describe, expect, test } from "vitest";
import { type SetupState, setupSteps } from "#lib/domain/setup-steps.ts";

const fresh: SetupState = {
  findings: null,
  known: 0,
  isRead: false,
  isPlanned: false,
  isStarted: false,
  isPaused: false,
  planned: 0,
  standing: 0,
  waiting: 0,
};

const doneIn = (state: Partial<SetupState>) =>
  setupSteps({ ...fresh, ...state })
    .filter(({ isDone }) => isDone)
    .map(({ code }) => code);

describe("the first steps of a project", () => {
  test("are all to do at first", () => {
    expect(doneIn({})).toEqual([]);
  });

  test("begin with Gerrit read, and nothing found that keeps the bot from its work", () => {
    expect(doneIn({ isRead: true, known: 3 })).toEqual(["check", "import"]);
    expect(doneIn({ isRead: true, known: 3, findings: 0 })).toEqual(["check", "import"]);
    expect(doneIn({ isRead: true, known: 3, findings: 1 })).toEqual(["import"]);
    expect(doneIn({ isRead: true, isStarted: true, findings: 1 })).not.toContain("check");
    expect(doneIn({ isRead: false, findings: 0 })).toEqual([]);
  });

  test("say that a plan was made once one was, and not before", () => {
    const planned = { ...fresh, isRead: true, isPlanned: true, planned: 10 };

    expect(doneIn({ isRead: true, planned: 10 })).not.toContain("plan");
    expect(doneIn(planned)).toContain("plan");
    expect(doneIn(planned)).not.toContain("try");
    expect(setupSteps(planned)[2]?.state).toBe("A plan was made. It would place 10 holds.");
  });

  test("are tried with one hold, the others kept back", () => {
    const tried = { isRead: true, known: 3, isStarted: true, standing: 1, waiting: 9 };

    expect(doneIn(tried)).toEqual(["check", "import", "plan", "try"]);
    expect(doneIn({ ...tried, standing: 5, waiting: 5 })).toContain("some");
    expect(doneIn({ ...tried, standing: 10, waiting: 0 })).toHaveLength(6);
  });

  test("do not begin while it is paused", () => {
    const paused = { ...fresh, isRead: true, known: 3, isPaused: true, isPlanned: true };

    expect(doneIn(paused)).toEqual(["check", "import", "plan"]);
    expect(setupSteps(paused)[3]?.state).toBe("Not started, and paused: resume it first.");
    expect(doneIn({ ...paused, isStarted: true })).not.toContain("try");
  });

  test("each say where they stand", () => {
    expect(setupSteps({ ...fresh, isRead: true, planned: 10 })[2]?.state).toBe(
      "It would place 10 holds.",
    );
  });
});
