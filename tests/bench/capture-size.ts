/** Prints the gzipped size of the ID capture code, in KB: `npm run bench:capture-size` (after a build). */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const CHUNKS_FOLDER = '.next/static/chunks';
/** Occurs only in the camera screen's chunk, which loads when Take photo is pressed. */
const CAMERA_MARK = 'requestVideoFrameCallback';
/**
 * The page loads these anyway, or they are listed separately: the barcode reader, PDF, the fallback for old browsers.
 */
const LEFT_OUT = ['react', 'react-dom', 'zxing-wasm', 'pdfjs-dist', 'browser-image-compression'];

const ENTRIES = [
  'components/id-capture/field/id-image-field.tsx',
  'lib/browser/prepare/image-worker.ts',
  'lib/browser/camera/frame-worker.ts',
  'lib/browser/quality/quality-worker.ts',
  'lib/shared/words/en/camera.json',
  'lib/shared/words/en/id-capture.json',
  'lib/shared/words/en/quality.json',
];

const gzipKb = (content: Uint8Array) => gzipSync(content, { level: 9 }).byteLength / 1000;

async function measureBuiltCamera(): Promise<number> {
  const names = (await readdir(CHUNKS_FOLDER)).filter((name) => name.endsWith('.js'));
  const chunks = await Promise.all(names.map((name) => readFile(path.join(CHUNKS_FOLDER, name))));
  return chunks.filter((chunk) => chunk.includes(CAMERA_MARK)).reduce((sum, chunk) => sum + gzipKb(chunk), 0);
}

async function measureAll(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: ENTRIES,
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: 'capture',
    external: LEFT_OUT,
  });
  return outputFiles.reduce((sum, file) => sum + gzipKb(file.contents), 0);
}

console.log(`camera screen, as built: ${(await measureBuiltCamera()).toFixed(1)} KB gzip`);
console.log(`whole capture, without barcode, PDF and HEIC: ${(await measureAll()).toFixed(1)} KB gzip`);
