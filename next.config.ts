import type { NextConfig } from "next";

const config: NextConfig = {
  // Types are checked by `npm run check`; starting the service must not wait for that, nor fail on a test's type.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  images: { unoptimized: true },
  poweredByHeader: false,
  devIndicators: false,
};

export default config;
