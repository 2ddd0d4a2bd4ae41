import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import { idReadingSchema } from '@/lib/shared/id-reading/id-reading';
import { DOCUMENT_TYPES, STEPS } from '@/lib/shared/journey/steps';
import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import { z } from '@/lib/shared/zod';
import type { SavedDraft, SavedPart } from './saved-parts';

/** Longer than anyone types into one field. */
const TYPED_MAX_CHARACTERS = 2_000;

const typed = z.union([z.string().max(TYPED_MAX_CHARACTERS), z.boolean()]);
const count = z.number().int().min(0);

const image = z.object({
  base64: z.string(),
  mediaType: z.enum(['image/jpeg', 'image/png']),
  widthPx: count,
  heightPx: count,
  byteCount: count.max(SUBMITTED_IMAGE_MAX_BYTES),
  sourceByteCount: count.max(SOURCE_FILE_MAX_BYTES),
});

const PARTS = {
  values: z.record(z.string(), z.union([typed, z.record(z.string(), typed)])),
  front: image,
  back: image,
  choices: z.object({ documentType: z.enum(DOCUMENT_TYPES).optional(), issuedIn: z.string().regex(/^[A-Z]{2}$/) }),
  idReading: z.object({
    side: z.enum(DOCUMENT_SIDES),
    reading: idReadingSchema,
    step: z.enum(['offered', 'choosing', 'done']),
    filled: z.array(z.enum(ID_FIELDS)),
    kept: z.array(z.enum(ID_FIELDS)),
  }),
} satisfies Record<SavedPart, z.ZodType>;

/** The regular steps, or those of an invitation. */
const STEP_PATH = new RegExp(`^(/invite/[\\w-]{43})?/(${STEPS.join('|')})(\\?reference=[^#]*)?$`);

const savedDraft = z.object({
  path: z.string().max(TYPED_MAX_CHARACTERS).regex(STEP_PATH),
  draftName: z.string().max(100).optional(),
  parts: z.object(PARTS).partial(),
});

/** Parses a saved draft. It is untrusted, since whoever made the link made it. Undefined if it is not a valid draft. */
export const readSavedDraft = (value: unknown): SavedDraft | undefined => savedDraft.safeParse(value).data;
