import styles from "./bot-start.module.css";
import { Command } from "./command.tsx";

/** What lets the bot begin, in the browser and by a command. */
export function BotStart({ isStarted }: { isStarted: boolean }) {
  return (
    <footer className={styles["start"]}>
      {isStarted ? (
        <p>
          In mode observe nothing is placed. An operator, lead or core sets <code>hold.mode</code>{" "}
          on the page of the policy, or with{" "}
          <Command text='slots policy set hold.mode=vote --reason "…"' />.
        </p>
      ) : (
        <>
          <p>
            An operator, lead or core lets it begin with “Make a plan”, or with{" "}
            <Command text="slots plan" /> and <Command text="slots approve ID" />, at first only a
            few with <Command text="slots approve ID --up-to 10" />.
          </p>
          <p>
            “Take every hold off…”, or <Command text="slots holds remove --all" />, leaves Gerrit as
            it was found.
          </p>
        </>
      )}
    </footer>
  );
}
