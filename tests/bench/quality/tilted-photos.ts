import { drawLicenseBack } from '../../fixtures/licenses/license-card';
import { listLicensePhotos } from '../../fixtures/licenses/license-scenes';
import { photograph, type Scene } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { listMrzPhotos } from '../../fixtures/mrz/mrz-scenes';

const PER_DIFFICULTY = 24;

/** Half the length of the 12 megapixels that reading needs: the portal shrinks them to that. */
const shrink = (scene: Scene): Scene => ({
  ...scene,
  widthPx: Math.round(scene.widthPx / 2),
  heightPx: Math.round(scene.heightPx / 2),
  blurPx: scene.blurPx / 2,
});

type TiltedPhoto = { longEdgePx: number; take(): Promise<Buffer> };

/**
 * The photos in perspective, up to 20° to the side, that barcodes and zones are read from: people can read all of them.
 */
export function listTiltedPhotos(): TiltedPhoto[] {
  const licenses = listLicensePhotos(PER_DIFFICULTY).map(({ card, scene }) => ({
    scene: shrink(scene),
    draw: () => drawLicenseBack(card),
  }));
  const pages = listMrzPhotos(PER_DIFFICULTY).map(({ format, lines, boldUnits, scene }) => ({
    scene: shrink(scene),
    draw: () => drawIdentityPage(format, lines, boldUnits),
  }));
  return [...licenses, ...pages].map(({ scene, draw }) => ({
    longEdgePx: Math.max(scene.widthPx, scene.heightPx),
    take: async () => photograph(await draw(), scene),
  }));
}
