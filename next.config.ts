import type { NextConfig } from "next";

const config: NextConfig = {
  // Types are checked by `npm run check`; starting the service must not wait for that, nor fail on a test's type.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  images: { unoptimized: true },
  poweredByHeader: false,
  devIndicators: false,
  // A page that is built anew while the service restarts waits for it, where it would be left for an error page else.
  experimental: { useOffline: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
      ],
    },
    // A page has its own from `proxy.ts`; of data a browser runs nothing at all.
    {
      source: "/api/:path*",
      headers: [
        {
          key: "content-security-policy",
          value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        },
      ],
    },
  ],
};

export default config;
