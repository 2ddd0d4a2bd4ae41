import { MAX_ACTION_BODY_BYTES } from './lib/shared/limits.mjs';
import { STATIC_SECURITY_HEADERS } from './lib/shared/security-headers.mjs';

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'pg', 'pino'],
  experimental: {
    serverActions: { bodySizeLimit: MAX_ACTION_BODY_BYTES },
    proxyClientMaxBodySize: MAX_ACTION_BODY_BYTES,
  },
  headers: async () => [{ source: '/:path*', headers: STATIC_SECURITY_HEADERS }],
};

export default nextConfig;
