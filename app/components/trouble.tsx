import { Bar } from "./bar.tsx";
import { Message } from "./message.tsx";

/** What is broken, as far as everybody may know. */
const known: Readonly<Record<string, string>> = {
  busy: "The service's database is locked by another program.",
  damaged: "The service's database is damaged.",
  "disk-full": "The service's disk is full.",
  "not-a-database": "The service's database is damaged.",
  "read-only": "The service's database can't be written.",
  unreachable: "The service's database is gone.",
};

/** A page that could not be built: what that means, what to do, and the code under which the log tells why. */
export function Trouble({ error, code }: { error: unknown; code: string }) {
  return (
    <>
      <Bar project={null} page={null} />
      <Message title="This page could not be built.">
        <p>
          {reasonOf(error)} Nothing was changed. Load the page again; if it happens twice, tell your
          operator this code:
        </p>
        <p>
          <code>{code}</code>
        </p>
      </Message>
    </>
  );
}

/** Known by its name and its fault: a page imports nothing of the database. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error && error.name === "DatabaseError" && "fault" in error)) return "";
  return known[String(error.fault)] ?? "";
}
