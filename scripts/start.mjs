/** Serves the portal. `npm start -- --demo` serves one where everything is made up. */
import { buildPortal } from './steps/build.mjs';
import { setUpDemo } from './steps/demo.mjs';
import { installPackages } from './steps/install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
await buildPortal();
if (process.argv.includes('--demo')) await setUpDemo();
await import('./serve.mjs');
