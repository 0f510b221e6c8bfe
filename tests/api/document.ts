import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** As much of the document as the tests read. */
export type ApiDocument = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: object } }>>;
};

/** Finds what is wrong with an answer by the document alone, as whoever has only that would. */
export function answerChecker(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "api");
  const mistakesIn = (place: readonly string[], body: unknown): readonly string[] => {
    const pointer = place.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"));
    const validate = ajv.compile({ $ref: `api#/${pointer.map(encodeURIComponent).join("/")}` });
    validate(body);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
  return {
    /** Of an answer at a path of the document, to GET where nothing is said. */
    answer: (path: string, status: number, media: string, body: unknown, method = "get") =>
      mistakesIn(
        ["paths", path, method, "responses", `${status}`, "content", media, "schema"],
        body,
      ),
    /** Of something that is of a named schema. */
    component: (name: string, body: unknown) => mistakesIn(["components", "schemas", name], body),
  };
}

const folder = fileURLToPath(new URL("../../app/api/v1", import.meta.url));

/** The path of every route file that reads something, as the document would write it. */
export const routedPaths = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("/route.ts"))
    .map((file) => `/${file.slice(0, -"/route.ts".length)}`)
    .filter((path) => path !== "/openapi.json" && !path.includes("[..."))
    .map((path) => path.replaceAll("[", "{").replaceAll("]", "}"))
    .toSorted();
