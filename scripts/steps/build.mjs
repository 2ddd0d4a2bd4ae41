import { rmSync } from 'node:fs';
import { copyVendorFiles } from './copy-vendor-files.mjs';
import { fingerprint, isDone, markDone } from './fingerprint.mjs';
import { fail, runNode, say } from './run.mjs';

const MARK_FILE = '.next/.built';
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tailwind.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Makes the production build, unless there already is one for these sources. */
export async function buildPortal() {
  copyVendorFiles();
  const wanted = fingerprint(SOURCES);
  if (isDone(MARK_FILE, wanted)) return;
  say('Building the portal (about a minute)…');
  rmSync(MARK_FILE, { force: true });
  const status = await runNode('node_modules/next/dist/bin/next', ['build'], {
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (status !== 0) fail('The build failed. The lines above say why.');
  markDone(MARK_FILE, wanted);
}
