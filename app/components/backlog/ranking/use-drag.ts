import { type RefObject, useEffect, useRef } from "react";
import { nameAt } from "#app/components/backlog/use-selection.ts";
import { gapNear, scrollFor } from "./geometry.ts";
import type { Lift } from "./use-lift.ts";

type Given = {
  readonly list: RefObject<HTMLElement | null>;
  readonly float: RefObject<HTMLDivElement | null>;
  readonly lift: Lift;
  readonly count: number;
  /** All that move when this row is dragged; null while nothing may. */
  readonly movingWith: (name: string) => readonly string[] | null;
  readonly onDrop: () => void;
  readonly onPutBack: () => void;
};

/** A hand that shakes does not drag. */
const threshold = 4;

/** Rows are dragged by their grip. What follows the pointer is moved without a render, frame by frame. */
export function useDrag(given: Given): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const { list } = given;
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const down = (event: PointerEvent) => {
      const name = isHandOn(event) ? nameAt(event.target) : null;
      const names = name === null ? null : latest.current.movingWith(name);
      if (names !== null) follow(element, event, { names, latest });
    };
    element.addEventListener("pointerdown", down);
    return () => element.removeEventListener("pointerdown", down);
  }, [list]);
}

/** A press on a grip that may become a drag; on a phone grips are for menus only. */
const isHandOn = ({ target, button, ctrlKey, metaKey, shiftKey }: PointerEvent): boolean =>
  target instanceof Element &&
  target.closest("[data-grip]") !== null &&
  button === 0 &&
  !(ctrlKey || metaKey || shiftKey || matchMedia("(max-width: 639px)").matches);

type Dragged = {
  readonly names: readonly string[];
  readonly latest: RefObject<Given>;
};

/** From the moment at which the button is down until it is let go. */
function follow(list: HTMLElement, start: PointerEvent, { names, latest }: Dragged) {
  const stop = new AbortController();
  const { signal } = stop;
  const at = { x: start.clientX, y: start.clientY };
  let isLifted = false;
  const finish = (isDrop: boolean) => {
    stop.abort();
    if (!isLifted) return;
    // The click that a browser makes of it is nobody's.
    const click = new AbortController();
    const swallow = { capture: true, signal: click.signal };
    addEventListener("click", (event) => event.stopPropagation(), swallow);
    setTimeout(() => click.abort());
    if (isDrop) latest.current.onDrop();
    else latest.current.onPutBack();
  };
  const move = (event: PointerEvent) => {
    Object.assign(at, { x: event.clientX, y: event.clientY });
    if (isLifted || Math.hypot(at.x - start.clientX, at.y - start.clientY) < threshold) return;
    isLifted = true;
    list.setPointerCapture(start.pointerId);
    latest.current.lift.begin({ names, by: "pointer" });
    everyFrame(signal, (passed, nearFor) => frame(list, latest.current, at, { passed, nearFor }));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  };
  const always = { signal, capture: true };
  addEventListener("pointermove", move, always);
  addEventListener("pointerup", () => finish(true), always);
  addEventListener("pointercancel", () => finish(false), always);
  addEventListener("selectstart", (event) => event.preventDefault(), always);
  addEventListener("keydown", key, always);
}

type Passed = { readonly passed: number; readonly nearFor: number };

/**
 * Moves what is lifted to the pointer, and the list under it; tells whether the list scrolls. It looks before it writes,
 * so that the page is laid out once for a picture.
 */
function frame(
  list: HTMLElement,
  { float, lift, count }: Given,
  at: { readonly x: number; readonly y: number },
  { passed, nearFor }: Passed,
): boolean {
  const gap = gapNear(list, at.y, count);
  const by = scrollFor(at.y, { passed, nearFor });
  if (by !== 0) scrollBy(0, by);
  if (gap !== lift.gap.current || nearFor > 0) lift.showAt(gap, by !== 0);
  if (float.current !== null) {
    float.current.style.transform = `translate(${at.x - 12}px, ${at.y - 16}px)`;
  }
  return by !== 0;
}

/** A picture is late by so much of the usual time between two, and never before so many milliseconds. */
const late = { times: 1.5, least: 25 };

/**
 * Calls `draw` before every picture until the signal, with the time since the last one and how long it has been true.
 * Where pictures come late time goes slower, until they do not: on a slow machine the list scrolls less far, and smooth.
 */
function everyFrame(signal: AbortSignal, draw: (passed: number, trueFor: number) => boolean) {
  let last = performance.now();
  let trueFor = 0;
  let pace = 1;
  let usual = Number.POSITIVE_INFINITY;
  const next = (time: number) => {
    if (signal.aborted) return;
    const since = Math.max(0, time - last);
    // Some screens have half as many pictures as others: the shortest time of this drag tells.
    if (since > 0) usual = Math.min(usual, since);
    const most = Math.max(late.least, late.times * usual);
    pace = since > most ? Math.max(0.2, pace * 0.7) : Math.min(1, pace + 0.005);
    const passed = Math.min(most, since) * pace;
    last = time;
    trueFor = draw(passed, trueFor) ? trueFor + passed : 0;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}
