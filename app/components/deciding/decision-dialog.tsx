import { Dialog } from "#app/components/keys/dialog.tsx";
import type { Ask } from "./ask.ts";
import { useDeciding } from "./deciding-context.ts";
import { DecisionForm } from "./decision-form.tsx";

type Given = { ask: Ask; onClose: () => void };

/** What is decided, what follows from it, and only then why; loaded when it is asked for, hence the default export. */
export default function DecisionDialog({ ask, onClose }: Given) {
  const deciding = useDeciding();
  if (deciding === null) return null;
  return (
    <Dialog label={ask.title} onClose={onClose}>
      <DecisionForm ask={ask} deciding={deciding} />
    </Dialog>
  );
}
