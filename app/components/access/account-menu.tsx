import Link from "next/link";
import { accessPage, myPage, signInPage } from "#app/components/addresses.ts";
import { Glyph } from "#app/components/glyph.tsx";
import { rolesByProject } from "#app/roles-by-project.ts";
import { signedIn } from "#app/signed-in.ts";
import { listed } from "#lib/domain/phrases.ts";
import styles from "./account-menu.module.css";
import { SignOut } from "./sign-out.tsx";

/** Who is signed in, with the way to what is theirs; or the way to sign in. Where the bar is narrow its menu has it. */
export async function AccountMenu() {
  const person = await signedIn();
  if (person === null) {
    return (
      <div className={styles["place"]}>
        <Link href={signInPage()} prefetch={false} className={styles["in"]}>
          Sign in
        </Link>
      </div>
    );
  }
  return (
    <details className={`${styles["place"]} ${styles["menu"]}`} data-account={person.username}>
      <summary>
        <bdi>{person.username}</bdi> <Glyph name="down" />
      </summary>
      <nav aria-label="Your account">
        <AccountItems />
      </nav>
    </details>
  );
}

/** The same as a list, for a menu that is there already. */
export async function AccountItems() {
  const person = await signedIn();
  if (person === null) {
    return (
      <ul className={styles["items"]}>
        <li>
          <Link href={signInPage()} prefetch={false}>
            Sign in
          </Link>
        </li>
      </ul>
    );
  }
  const roles = Object.entries(await rolesByProject(person));
  return (
    <div className={styles["items"]}>
      <p>
        <b>
          <bdi>{person.fullName ?? person.username}</bdi>
        </b>
        {roles.map(([project, held]) => (
          <span key={project}>
            {held.length === 0 ? "reader" : listed(held)} in <bdi>{project}</bdi>
          </span>
        ))}
      </p>
      <ul>
        <li>
          <Link href={myPage} prefetch={false}>
            My page
          </Link>
        </li>
        <li>
          <Link href={accessPage} prefetch={false}>
            Sessions and tokens
          </Link>
        </li>
        <li>
          <SignOut />
        </li>
      </ul>
    </div>
  );
}
