/**
 * The size of one server action's body, in bytes: two images at the limit in base64, the typed details, and the framing.
 * tests/unit/limits.test.ts ties it to the image limit in lib/shared/limits.ts.
 */
const ACTION_BODY_BYTES = 12_000_000;

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'pg', 'pino'],
  experimental: {
    serverActions: { bodySizeLimit: ACTION_BODY_BYTES },
    // proxy.ts sees the same request and silently truncates what is longer than this.
    proxyClientMaxBodySize: ACTION_BODY_BYTES,
  },
};

export default nextConfig;
