import { drawLicenseBack } from '../../fixtures/licenses/license-card';
import { type LicensePhoto, listLicensePhotos } from '../../fixtures/licenses/license-scenes';
import { listMadePictures } from '../../fixtures/licenses/license-varieties';
import { photograph } from '../../fixtures/licenses/photograph';
import { listPicturesWithoutLicense } from '../../fixtures/licenses/without-license';
import { listPhotos } from './list-photos';

/** `truth`: the text of the barcode; empty if the picture has no license barcode, undefined if unknown. */
export type BenchPicture = {
  name: string;
  group: string;
  truth: string | undefined;
  details: string;
  make(): Promise<Buffer>;
};

/** How many pictures of each variety to generate, per number of pictures of each difficulty. */
const VARIETY_SHARE = 3 / 8;

function describePhoto({ card, scene }: LicensePhoto): string {
  const angles = [scene.rollDegrees, scene.pitchDegrees, scene.yawDegrees].map((angle) => Math.round(angle)).join(' ');
  const bars = `thinnest bar ${((scene.fill * scene.widthPx * (card.moduleMm ?? 0)) / 85.6).toFixed(1)} px`;
  const light = scene.light.map((value) => Math.round(value)).join(' to ');
  return `roll, pitch, yaw ${angles}; blur ${scene.blurPx.toFixed(1)} px; ${bars}; light ${light}; grain ${scene.noise.toFixed(0)}`;
}

/** The generated photos of each difficulty, the generated pictures of each variety, and those that show no license. */
export function listBenchPictures(perDifficulty: number): BenchPicture[] {
  const perVariety = Math.ceil(perDifficulty * VARIETY_SHARE);
  const photos = listLicensePhotos(perDifficulty).map((photo) => ({
    name: photo.name,
    group: photo.difficulty,
    truth: photo.card.payload,
    details: describePhoto(photo),
    make: async () => photograph(await drawLicenseBack(photo.card), photo.scene),
  }));
  const pictures = listMadePictures(perVariety).map(({ variety, payload, ...picture }) => ({
    ...picture,
    group: variety,
    truth: payload,
  }));
  const others = listPicturesWithoutLicense(perVariety).map((picture) => ({ ...picture, truth: '', details: '' }));
  return [...photos, ...pictures, ...others];
}

/** The pictures in a folder: one row for each subfolder, and a separate one for those without a recorded truth. */
export async function listFolderPictures(folder: string): Promise<BenchPicture[]> {
  const photos = await listPhotos(folder);
  return photos.map(({ name, group, truth, read }) => ({
    name,
    group: `${group || 'photos'}${truth === undefined ? ', not checked' : ''}`,
    truth,
    details: '',
    make: read,
  }));
}
