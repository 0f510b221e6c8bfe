import type { Vote } from "./change.ts";
import { voteOf } from "./change.ts";
import { isPerson, nameOf } from "./exemption.ts";
import type { Distance } from "./nearest-name.ts";
import { nearestNames } from "./nearest-name.ts";
import { dayOf, listed, shown, votePoints } from "./phrases.ts";
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
  const { change, hold } = judged.followed;
  const { "hold.label": label, "hold.value": value } = world.policy.values;
  const hasVote = world.bot !== null && voteOf(change, world.bot, label, value) !== null;
  if (change.status === "GONE") return [];
  if (change.status === "MERGED") {
    return hasVote ? ["It was merged past our hold; a merged change keeps its votes."] : [];
  }
  if (!hasVote && hold?.form !== "comment") return absenceNote(world, judged);
  if (judged.wanted === "none") return ["The hold comes off in the next pass."];
  const since = hold === null ? "" : ` since ${dayOf(hold.since)}`;
  return [`Held${since} (${hasVote ? `${label} ${votePoints(value)}` : "in words"}).`];
}

function absenceNote({ policy }: World, { followed, wanted }: Judged): readonly string[] {
  if (wanted !== "hold" || policy.values["hold.mode"] === "observe") return [];
  return [followed.hold === null ? "No hold stands on it yet." : "Its hold was lost."];
}

/** A person's −2 is theirs: it is named and never touched. */
function humanNote({ accounts, bot }: World, { followed }: Judged): readonly string[] {
  const isTheirs = (vote: Vote) =>
    vote.label === "Code-Review" &&
    vote.value <= -2 &&
    vote.account !== bot &&
    isPerson(accounts, vote);
  const who = followed.change.votes
    .filter(isTheirs)
    .map(({ account }) => nameOf(accounts, account));
  return who.length === 0
    ? []
    : [
        `A Code-Review −2 by ${listed(who)} stands too; it is theirs, and review slots never touches it.`,
      ];
}
