import styles from "./bot-start.module.css";
import { Command } from "./command.tsx";

/** What lets the bot begin; nothing on this page does. */
export function BotStart({ isStarted }: { isStarted: boolean }) {
  return (
    <footer className={styles["start"]}>
      {isStarted ? (
        <p>
          In mode observe nothing is placed. An operator lets the bot vote with{" "}
          <Command text='slots policy set hold.mode=vote --reason "…"' />.
        </p>
      ) : (
        <>
          <p>
            An operator or core lets it begin: <Command text="slots plan" />, then{" "}
            <Command text="slots approve ID" />, or at first only a few with{" "}
            <Command text="slots approve ID --up-to 10" />.
          </p>
          <p>
            <Command text="slots holds remove --all" /> leaves Gerrit as it was found.
          </p>
        </>
      )}
    </footer>
  );
}
