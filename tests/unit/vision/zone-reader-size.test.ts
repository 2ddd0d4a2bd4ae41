import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const MOST_BYTES = 60_000;

test('what reads zones is at most 60 KB, as it is sent', async () => {
  const { outputFiles } = await build({
    entryPoints: ['lib/browser/read-id/mrz-worker.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(MOST_BYTES);
});
