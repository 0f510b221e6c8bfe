import type { Metadata } from "next";
import type { ReactNode } from "react";
import { services } from "./services.ts";
import "./fonts.css";
import "./globals.css";

/** Whatever a page shows is so now, and each carries a nonce of its own. */
export const dynamic = "force-dynamic";

/** Not fixed at build time: the address of the pages comes from the configuration. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(services().config.publicUrl),
    title: { default: "review slots", template: "%s · review slots" },
    description: "Which work is under review now, what waits for a slot, and why.",
    openGraph: { siteName: "review slots", type: "website" },
    referrer: "same-origin",
  };
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
