import { allStates, changeStateWords } from "#lib/domain/change-state-words.ts";
import { signMeanings, turnMeanings } from "#lib/domain/help-words.ts";
import { allHolders } from "#lib/domain/turn-words.ts";
import { ChainSign } from "./chain-sign.tsx";
import styles from "./help-signs.module.css";
import { Panel } from "./panel.tsx";
import { TurnChip } from "./turn-chip.tsx";

/** The signs of the pages, drawn by the very parts that draw them there. */
export function HelpSigns() {
  return (
    <Panel id="signs" title="Signs">
      <div className={styles["signs"]}>
        <div>
          <h3>A change among those of its blueprint</h3>
          <dl>
            {allStates.map((state) => (
              <div key={state}>
                <dt>
                  <ChainSign state={state} /> {changeStateWords[state]}
                </dt>
                <dd>{signMeanings[state]}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div>
          <h3>Whose turn it is</h3>
          <dl className={styles["turns"]}>
            {allHolders.map((of) => (
              <div key={of}>
                <dt>
                  <TurnChip of={of} since={null} now={never} />
                </dt>
                <dd>{turnMeanings[of]}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </Panel>
  );
}

/** A legend is true at any time. */
const never = new Date(0);
