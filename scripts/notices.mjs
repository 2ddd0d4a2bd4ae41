/** Writes THIRD-PARTY-NOTICES.md from the installed packages: `npm run notices`. */
import { writeFileSync } from 'node:fs';
import { installPackages } from './steps/install.mjs';
import { makeNotices, NOTICES_FILE } from './steps/third-party-notices.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
writeFileSync(NOTICES_FILE, makeNotices());
