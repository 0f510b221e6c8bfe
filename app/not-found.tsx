import type { Metadata } from "next";
import Link from "next/link";
import { Bar } from "./components/bar.tsx";
import { Message } from "./components/message.tsx";

/** Next takes it for every page that answers 404. */
export const metadata: Metadata = { title: "Not known" };

export default function NotFound() {
  return (
    <>
      <Bar project={null} page={null} />
      <Message title="Nothing is known by this address.">
        <p>
          A change that was pushed less than a minute ago may not be known yet: load the page again
          then. A blueprint is known once it was imported, and is written exactly as on the board.
        </p>
        <p>
          <Link href="/" prefetch={false}>
            Go to the board
          </Link>
        </p>
      </Message>
    </>
  );
}
