import { type Refusal, refuse } from "#lib/failure.ts";
import type { Gerrit } from "#lib/gerrit/client.ts";
import type { Project } from "./needs.ts";
import { serverFailure } from "./needs.ts";
import type { Person } from "./sessions.ts";

type Asked = {
  readonly server: string;
  readonly now: () => Date;
  /** Asks as the person themselves, with the token that they gave. */
  readonly gerrit: Pick<Gerrit, "self" | "ownGroups">;
  readonly projects: readonly Project[];
};

/**
 * Who somebody is, as the review server says to their own token. Of their groups only those are kept that give a role in
 * a project of this server.
 */
export async function provePerson(asked: Asked): Promise<Person | Refusal> {
  const { server, gerrit, now, projects } = asked;
  try {
    const { id, username, name, isService } = await gerrit.self();
    if (username === null) return nameless;
    if (isService) return service;
    const wanted = new Set(
      projects.flatMap(({ cores, leads }) => [cores ?? [], leads ?? []].flat()),
    );
    const groups = (await gerrit.ownGroups()).filter((group) => wanted.has(group));
    return {
      server,
      account: id,
      username,
      fullName: name,
      persona: null,
      groups,
      provedAt: now(),
    };
  } catch (error) {
    const failure = serverFailure(error);
    if (failure === null) throw error;
    return refusalFor(failure.code);
  }
}

function refusalFor(code: string): Refusal {
  switch (code) {
    case "unauthorized":
    case "forbidden":
    // What some servers say to a token that is right of an account that is not active.
    case "missing":
      return wrong;
    case "not-gerrit":
    case "unexpected":
      return elsewhere;
    default:
      return silent;
  }
}

const wrong = refuse(
  "wrong-token",
  "The review server does not know this username with this token, or the account is not active.",
  "Check both, or make a new HTTP password in its settings. The password of your web sign-in is another one.",
);

const silent = refuse(
  "server-silent",
  "The review server can't be asked now, so nobody can sign in.",
  "Try again in a minute. What you see here needs no signing in.",
);

const elsewhere = refuse(
  "not-gerrit",
  "Something answers at the review server's address, but not a Gerrit that takes tokens: the address is wrong, or a login page stands before it.",
  "Tell the operators of this service; slots doctor shows them what it answers. If others can sign in, your account may not be active.",
);

const nameless = refuse(
  "no-username",
  "Your account on the review server has no username.",
  "Choose one in its settings, and sign in again.",
);

const service = refuse(
  "service-account",
  "This is the account of a program, and only people decide.",
  "Sign in as yourself. A script uses a token that you make here.",
);
