import { describe } from "vitest";
import { conformance } from "./conformance.ts";

describe("the embedded engine", () => {
  conformance((folder) => ({ kind: "embedded", file: `${folder}/jobs.sqlite` }));
});
