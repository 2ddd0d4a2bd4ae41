import { buildPortal } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
await buildPortal();
await import('./serve.mjs');
