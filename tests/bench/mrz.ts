/**
 * Reads machine-readable zones and counts the results: `npm run bench:mrz [photos per difficulty]` for generated
 * photos, `npm run bench:mrz -- --photos FOLDER` for any others.
 */
import { readFolder } from './zones/read-folder';
import { readMadePhotos } from './zones/read-made-photos';

const DEFAULT_PHOTOS = 24;

const [first, folder] = process.argv.slice(2);
if (first === '--photos' && folder) await readFolder(folder);
else await readMadePhotos(Number(first ?? DEFAULT_PHOTOS));
