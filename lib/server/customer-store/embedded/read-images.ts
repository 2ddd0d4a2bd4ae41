import { IMAGE_MAX_PIXELS, STORED_IMAGE_MAX_BYTES } from '../../../shared/limits';
import { type CheckedImage, decodeImage, type ImageProblem } from '../../images/decode-image';
import { isJsonObject, isMissing, type JsonObject } from './json-object';
import { IMAGES_NOT_CHECKED, MISSING_INPUT, Refusal, refuseField } from './refusal';

/** The images of one request. `back`: undefined when not sent, null when sent as an empty string, which removes it. */
export type SentImages = { front: CheckedImage; back?: CheckedImage | null | undefined };

const DATA_URL_PREFIX = /^data:image\/[^,]{1,100};base64,/i;

const MEGABYTE_BYTES = 1_000_000;
const MEGAPIXEL = 1_000_000;

const PROBLEM_SENTENCES: Record<Exclude<ImageProblem, 'unavailable'>, string> = {
  'not-base64': 'must be an image in base64',
  'too-large': `is larger than ${STORED_IMAGE_MAX_BYTES / MEGABYTE_BYTES} MB`,
  'other-format': 'must be a JPEG, PNG or WebP image',
  damaged: 'is a damaged image',
  'too-many-pixels': `has more than ${IMAGE_MAX_PIXELS / MEGAPIXEL} megapixels`,
  malware: 'was refused by the malware scanner',
};

/** Reads one image (STORAGE-API, rule 6): its bytes determine the format, not a prefix. */
async function readImage(field: string, value: unknown): Promise<CheckedImage | Refusal> {
  if (typeof value !== 'string') return refuseField(field, 'must be a string');
  const prefixLength = DATA_URL_PREFIX.exec(value)?.[0].length ?? 0;
  const image = await decodeImage(prefixLength === 0 ? value : value.slice(prefixLength), STORED_IMAGE_MAX_BYTES);
  if (image === 'unavailable') return IMAGES_NOT_CHECKED;
  return typeof image === 'string' ? refuseField(field, PROBLEM_SENTENCES[image]) : image;
}

async function readBack(value: unknown): Promise<SentImages['back'] | Refusal> {
  if (value === undefined) return undefined;
  return value === '' ? null : readImage('target.documents.back', value);
}

/** Reads `target.documents`: it must have at least a front. */
export function readDocuments({ documents }: JsonObject): JsonObject | Refusal {
  if (isMissing(documents)) return MISSING_INPUT;
  if (!isJsonObject(documents)) return refuseField('target.documents', 'must be an object');
  return isMissing(documents.front) ? MISSING_INPUT : documents;
}

/** Reads the images in `target.documents`. */
export async function readImages(documents: JsonObject): Promise<SentImages | Refusal> {
  const reading = [readImage('target.documents.front', documents.front), readBack(documents.back)] as const;
  const [front, back] = await Promise.all(reading);
  if (front instanceof Refusal) return front;
  return back instanceof Refusal ? back : { front, back };
}
