import { nameOf } from "./exemption.ts";
import { type Distance, nearestNames } from "./nearest-name.ts";
import { dayOf, listed, shown, votePoints } from "./phrases.ts";
import { isHoldable } from "./verdict.ts";
import { peopleAgainst, visibleHold } from "./visible-hold.ts";
import type { Judged, World } from "./world.ts";

/** What a person should know of a change besides its verdict, a sentence each. */
export function notesOn(world: World, judged: Judged, distance: Distance): readonly string[] {
  return [
    ...linkNote(judged),
    ...nameNotes(world, judged, distance),
    ...holdNote(world, judged),
    ...humanNote(world, judged),
  ];
}

function linkNote({ link }: Judged): readonly string[] {
  if (link.by !== "dropped") return [];
  const names = [...link.known.map(({ blueprint }) => blueprint.name), ...link.unknown];
  return [
    `Neither its message nor its topic names ${listed(names.map(shown), "or")} any more; an earlier patch set or topic did, and that counts until it names another or a person unlinks it.`,
  ];
}

function nameNotes(world: World, { link }: Judged, distance: Distance): readonly string[] {
  if (link.unknown.length === 0) return [];
  const known = world.blueprints.map(({ name }) => name);
  return link.unknown.flatMap((name) => {
    const near = nearestNames(name, known, distance).map((other) => `“${shown(other)}”`);
    return near.length > 0
      ? [`Did you mean ${listed(near, "or")} instead of “${shown(name)}”?`]
      : [];
  });
}

/** How our hold stands against what is wanted. */
function holdNote(world: World, judged: Judged): readonly string[] {
  const { change } = judged.followed;
  if (change.status === "GONE") return [];
  const visible = visibleHold(judged.followed, world.bot);
  if (change.status === "MERGED") {
    return visible?.vote ? ["It was merged past our hold; a merged change keeps its votes."] : [];
  }
  if (visible === null) return absenceNote(world, judged);
  if (judged.wanted === "none") {
    return ["The hold comes off in the next pass; while the project is paused, after the pause."];
  }
  const { vote, since } = visible;
  const form = vote === null ? "in words" : `${vote.label} ${votePoints(vote.value)}`;
  return [`Held since ${dayOf(since)} (${form}).`];
}

function absenceNote({ policy }: World, judged: Judged): readonly string[] {
  const { followed, verdict, wanted } = judged;
  if (wanted === "none" && isHoldable(verdict)) return ["No hold: it can be reviewed."];
  if (wanted !== "hold" || policy.values["hold.mode"] === "observe") return [];
  return [followed.hold === null ? "No hold stands on it yet." : "Its hold was lost."];
}

/** A person's −2 is theirs: it is named and never touched. */
function humanNote({ accounts, bot }: World, { followed }: Judged): readonly string[] {
  const who = peopleAgainst(followed.change, accounts, bot).map((id) => nameOf(accounts, id));
  return who.length === 0
    ? []
    : [
        `A Code-Review −2 by ${listed(who.map(shown))} stands too; it is theirs, and review slots never touches it.`,
      ];
}
