import { expect, test } from "vitest";
import { isFromThisMachine, isLoopback } from "#app/loopback.ts";
import { ownPath } from "#app/own-path.ts";
import { cookieForm, cookieHeader, whyNoSignIn, wordIn } from "#app/session-cookie.ts";

const word = "w".repeat(43);

test("with https the cookie is this host's alone and travels in no other way", () => {
  const form = cookieForm("https://slots.example.org");
  if (form === null) throw new Error("none");

  expect(cookieHeader(form, word, 60)).toBe(
    `__Host-slots=${word}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`,
  );
  expect(whyNoSignIn("https://slots.example.org", "slots.example.org")).toBeNull();
});

test("without https nobody signs in but on the machine itself", () => {
  expect(whyNoSignIn("http://127.0.0.1:3000", "127.0.0.1:3000")).toBeNull();
  expect(whyNoSignIn("http://slots.example.org", "slots.example.org")?.code).toBe("not-https");
  expect(whyNoSignIn("http://slots.example.org", "127.0.0.1:3000")?.code).toBe("not-https");
  expect(whyNoSignIn("http://127.0.0.1:3000", "10.0.0.5:3000")?.code).toBe("not-https");
});

test("a cookie that is given twice or has another form is none", () => {
  const form = { name: "slots-session", isSecure: false };

  expect(wordIn(`a=b; slots-session=${word}`, form)).toBe(word);
  expect(wordIn(`slots-session=${word}; slots-session=${"v".repeat(43)}`, form)).toBeNull();
  expect(wordIn(`slots-session=${word}x`, form)).toBeNull();
  expect(wordIn("slots-session=' OR 1=1", form)).toBeNull();
  expect(wordIn(null, form)).toBeNull();
});

test("only this machine is loopback, however it is written", () => {
  const yes = ["localhost", "localhost:3000", "127.0.0.1:1", "127.8.0.1", "[::1]:3000", "::1"];
  const no = ["127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", "10.0.0.1", "", "127"];
  expect(yes.filter((host) => !isLoopback(host))).toEqual([]);
  expect(no.filter(isLoopback)).toEqual([]);
});

test("the demonstration's people are played on this machine only, through no proxy", () => {
  const from = (headers: Record<string, string>, listening = "127.0.0.1") =>
    isFromThisMachine(listening, new Headers({ host: "127.0.0.1:3000", ...headers }));

  expect(from({})).toBe(true);
  expect(from({ "x-forwarded-for": "::1", "x-forwarded-host": "localhost:3000" })).toBe(true);
  expect(from({ "x-forwarded-for": "::ffff:127.0.0.1" })).toBe(true);
  expect(from({}, "0.0.0.0")).toBe(false);
  expect(from({ host: "rebound.evil.example" })).toBe(false);
  expect(from({ "x-forwarded-for": "203.0.113.9, 127.0.0.1" })).toBe(false);
  expect(from({ "x-forwarded-host": "slots.example.org" })).toBe(false);
  expect(from({ forwarded: "for=127.0.0.1" })).toBe(false);
});

test("who signed in comes back to a page of ours and to nothing else", () => {
  expect(ownPath("/nova/backlog?kind=debt")).toBe("/nova/backlog?kind=debt");
  const others = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
  ];
  const more = ["/sign-in?to=/", "/api/v1/session", "", "nova", "/\t/evil.example", "/a/..//evil"];
  expect([...others, ...more].map(ownPath).filter((path) => path !== "/")).toEqual([]);
});
