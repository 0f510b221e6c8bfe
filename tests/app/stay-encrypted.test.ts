import { afterEach, expect, test } from "vitest";
import { stayEncrypted } from "#app/stay-encrypted.ts";
import type { Running } from "#lib/running.ts";

afterEach(() => {
  globalThis.reviewSlots = undefined;
});

/** What a browser is told by a service at this address. */
function toldBy(publicUrl: string): string | null {
  const services = { config: { publicUrl } };
  globalThis.reviewSlots = { services, since: new Date(0) } as unknown as Running;
  const headers = new Headers();
  stayEncrypted(headers);
  return headers.get("strict-transport-security");
}

test("who came over https never comes otherwise for half a year; without https nothing is promised", () => {
  expect(toldBy("https://slots.example.org/")).toBe("max-age=15552000");
  expect(toldBy("http://127.0.0.1:3000/")).toBeNull();
});
