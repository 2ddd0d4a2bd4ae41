import { fileURLToPath } from 'node:url';

/** The least of a Next.js app that renders a page for each request. */
const nextConfig = {
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
};

export default nextConfig;
