import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { HEIC_WORKER_PATH } from '@/lib/shared/paths';
import { findLargeHeic } from '../../fixtures/heic';
import { type FixtureName, readFixture } from '../../fixtures/make-images';

export const LARGE_HEIC_URL = '/fixtures/iphone-12mp.heic';

const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="/contenders.js"></script>';

/** The portal's own modules, built for the browser. Their worker keeps the URL given in the source. */
async function buildScripts(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/images/contenders.ts', 'lib/browser/prepare/image-worker.ts'],
    entryNames: '[name]',
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
  scripts.set('/image-worker.ts', scripts.get('/image-worker.js') ?? new Uint8Array());
  scripts.set(
    '/browser-image-compression.js',
    await readFile('node_modules/browser-image-compression/dist/browser-image-compression.js'),
  );
  scripts.set(HEIC_WORKER_PATH, await readFile(`public${HEIC_WORKER_PATH}`));
  scripts.set('/vendor/libheif/libheif.js', await readFile('node_modules/libheif-js/libheif-wasm/libheif.js'));
  return scripts;
}

/** Files that are not scripts: the photos, and libheif's WebAssembly. */
async function readOther(url: string): Promise<Buffer | undefined> {
  if (url === LARGE_HEIC_URL) return findLargeHeic();
  if (url.startsWith('/fixtures/')) return readFixture(basename(url) as FixtureName);
  if (url.endsWith('.wasm')) return readFile('node_modules/libheif-js/libheif-wasm/libheif.wasm');
  return undefined;
}

/** Serves the page with the contenders, and test photos under /fixtures/, on 127.0.0.1. */
export async function serveContenders(): Promise<{ url: string; close(): void }> {
  const scripts = await buildScripts();
  const server = createServer(async ({ url = '/' }, response) => {
    const script = scripts.get(url);
    // Same as the portal's scripts: fetched once, then cached.
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    if (script) return response.setHeader('Content-Type', 'text/javascript').end(script);
    const other = await readOther(url);
    if (other) return response.setHeader('Content-Type', url.endsWith('.wasm') ? 'application/wasm' : '').end(other);
    return response.setHeader('Content-Type', 'text/html').end(url === '/' ? PAGE : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
