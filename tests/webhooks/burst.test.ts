import { describe } from "vitest";
import { testBurst } from "./burst.ts";

describe("by the embedded engine", () => {
  testBurst((folder) => ({ kind: "embedded", file: `${folder}/jobs.sqlite` }));
});
