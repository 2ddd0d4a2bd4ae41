import { copyVendorFiles } from './steps/copy-vendor-files.mjs';
import { runNode } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
copyVendorFiles();
process.exitCode = await runNode('node_modules/next/dist/bin/next', ['dev']);
