/** Serves the portal for development: pages change as their files do. `npm start` serves what people use. */
import { copyVendorFiles } from './steps/copy-vendor-files.mjs';
import { installPackages } from './steps/install.mjs';
import { runNode } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
copyVendorFiles();
process.exitCode = await runNode('node_modules/next/dist/bin/next', ['dev', '--hostname', '127.0.0.1'], {
  NEXT_TELEMETRY_DISABLED: '1',
});
