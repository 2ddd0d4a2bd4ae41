/** `npm run bench:pages`: the form's page beside a bare Next.js page. The portal has to be built. Takes about two minutes. */
import { measurePages } from './page-rate';

await measurePages();
