/**
 * `npm run bench:pages`: the form's page next to a bare Next.js page. The portal must be built first. Takes about two
 * minutes.
 */
import { measurePages } from './page-rate';

await measurePages();
