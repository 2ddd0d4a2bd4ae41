import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';
import { build } from 'esbuild';
import { copyVendorFiles } from '../../../scripts/steps/copy-vendor-files.mjs';

const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="/reader-page.js"></script>';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.jpg': 'image/jpeg' };

/** The portal's own modules, built for the browser. Their worker keeps the URL given in the source. */
async function buildScripts(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/reading/reader-page.ts', 'lib/browser/read-id/search-worker.ts'],
    entryNames: '[name]',
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
  scripts.set('/search-worker.ts', scripts.get('/search-worker.js') ?? new Uint8Array());
  return scripts;
}

/**
 * Serves a page that reads licenses with the portal's own worker, on 127.0.0.1.
 *
 * @param findPhoto returns the photo at a URL
 */
export async function serveReader(
  findPhoto: (url: string) => Buffer | undefined,
): Promise<{ url: string; close(): void }> {
  copyVendorFiles();
  const scripts = await buildScripts();
  const findContent = async (url: string) => {
    if (/^\/(?:workers|vendor)\/[\w/.-]+$/.test(url)) return readFile(`public${url}`);
    return scripts.get(url) ?? findPhoto(url);
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const content = url === '/' ? PAGE : await findContent(url).catch(() => undefined);
    response.statusCode = content ? 200 : 404;
    response.setHeader('Content-Type', url.endsWith('.ts') ? 'text/javascript' : (TYPES[extname(url)] ?? 'text/html'));
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
