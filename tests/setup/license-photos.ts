import { drawLicenseBack } from '../fixtures/licenses/license-card';
import { LICENSE_ELEMENTS, makeLicensePayload } from '../fixtures/licenses/license-payload';
import { photograph, type Scene } from '../fixtures/licenses/photograph';
import { drawIdentityPage } from '../fixtures/mrz/identity-page';
import { makeMrzLines } from '../fixtures/mrz/mrz-lines';

const SCENE: Scene = {
  widthPx: 4032,
  heightPx: 3024,
  rollDegrees: 5,
  pitchDegrees: 9,
  yawDegrees: -9,
  fill: 0.75,
  blurPx: 0.8,
  light: [220, 180],
  noise: 6,
  jpegQuality: 88,
  seed: 'license-photo',
};

/** As small as it can be and still be read: for tests that are not about the photo. */
const FLAT: Partial<Scene> = {
  widthPx: 2000,
  heightPx: 1500,
  rollDegrees: 0,
  pitchDegrees: 0,
  yawDegrees: 0,
  fill: 0.9,
};

const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });

/** A fictional license on a table, at 12 megapixels and in perspective. */
export async function makeLicensePhoto() {
  return asFile('license.jpg', await photograph(await drawLicenseBack({ payload: makeLicensePayload() }), SCENE));
}

/** A small, flat photo of a fictional card whose barcode holds this text, or a license with these elements changed. */
export async function makeFlatPhoto(content: string | Record<string, string>) {
  const payload =
    typeof content === 'string' ? content : makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, ...content } });
  return asFile('card.jpg', await photograph(await drawLicenseBack({ payload, columns: 10 }), { ...SCENE, ...FLAT }));
}

/** The photo page of a fictional passport on a table, at 12 megapixels and in perspective. */
export async function makePassportPhoto() {
  const lines = makeMrzLines('TD3', {
    lastName: 'SPECIMEN',
    givenNames: 'GUDRUN',
    birth: '860427',
    expiry: '331130',
    country: 'CAN',
    sex: 'F',
    number: 'AB123456',
    optional: '',
  });
  return asFile('passport.jpg', await photograph(await drawIdentityPage('TD3', lines), SCENE));
}
