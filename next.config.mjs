/**
 * The size of one server action's body, in bytes: two images at the limit in base64, the typed details, and the
 * framing. tests/unit/shared/limits.test.ts ties it to the image limit in lib/shared/limits.ts.
 */
const ACTION_BODY_BYTES = 12_000_000;

/**
 * Sent with every response, including refusals from scripts/serve; pages get their content security policy from
 * proxy.ts.
 */
export const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** A worker follows the policy on its own script: it may load our own files, and nothing else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/** The scripts that may compile WebAssembly: libheif, the pdf.js decoders and the barcode reader run in them. */
const WASM_WORKERS = ['/workers/heic-worker.js', '/workers/pdf-worker.js', '/workers/barcode-worker.js'];
const WASM_WORKER_POLICY = WORKER_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/**
 * The page that every end of a session leads to has the browser drop what it cached, so that Back shows no customer. Only
 * the cache: storage and cookies also hold what applicants on the same computer have begun, and which browsers are known
 * (lib/server/staff/entrance/device-cookie.ts). The console deletes its own drafts as it leaves.
 */
const SIGNED_OUT_HEADERS = {
  source: '/staff/sign-in',
  has: [{ type: 'query', key: 'ended' }],
  headers: [{ key: 'Clear-Site-Data', value: '"cache"' }],
};

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` and `npm run check` check types before they build; who only starts the portal does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // For every browser: the title is sent and replaced along with its page. Otherwise it comes a moment later, and while a
  // page is fetched again after an action, there may be none at all.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['better-sqlite3', 'pg', 'pino'],
  experimental: {
    serverActions: { bodySizeLimit: ACTION_BODY_BYTES },
    // proxy.ts sees the same request and silently truncates anything longer than this.
    proxyClientMaxBodySize: ACTION_BODY_BYTES,
  },
  rewrites: async () => [
    // Browsers request it while the head of a page is still loading.
    { source: '/favicon.ico', destination: '/icon.svg' },
    // Where RFC 9116 puts it; most tools leave out folders that begin with a dot.
    { source: '/.well-known/security.txt', destination: '/security.txt' },
  ],
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    { source: '/_next/static/:path*', headers: [{ key: 'Content-Security-Policy', value: WORKER_POLICY }] },
    { source: '/vendor/:path*', headers: [{ key: 'Content-Security-Policy', value: WORKER_POLICY }] },
    SIGNED_OUT_HEADERS,
    ...WASM_WORKERS.map((source) => ({
      source,
      headers: [{ key: 'Content-Security-Policy', value: WASM_WORKER_POLICY }],
    })),
  ],
};

export default nextConfig;
