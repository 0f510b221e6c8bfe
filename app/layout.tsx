import type { Metadata } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "review slots", template: "%s · review slots" },
  description: "Which work is under review now, what waits for a slot, and why.",
  referrer: "same-origin",
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
