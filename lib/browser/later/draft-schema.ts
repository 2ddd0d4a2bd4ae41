import { z } from 'zod';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import { idReadingSchema } from '@/lib/shared/id-reading/id-reading';
import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import type { SavedDraft, SavedPart } from './saved-parts';

/** Longer than anybody types into one field. */
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
  idReading: z.object({
    side: z.enum(DOCUMENT_SIDES),
    reading: idReadingSchema,
    step: z.enum(['offered', 'choosing', 'done', 'declined']),
    filled: z.array(z.enum(ID_FIELDS)),
    kept: z.array(z.enum(ID_FIELDS)),
  }),
} satisfies Record<SavedPart, z.ZodType>;

/** The form's own pages: that of everybody, or that of an invitation. */
const isFormPath = (path: string) => /^\/(?!later\/|staff(\/|$)|api\/)[\w/-]*(\?reference=[^#]*)?$/.test(path);

const savedDraft = z.object({
  path: z.string().max(TYPED_MAX_CHARACTERS).refine(isFormPath),
  draftName: z.string().max(100).optional(),
  parts: z.object(PARTS).partial(),
});

/** A saved draft as it came: whoever made the link made it. Undefined where it is none. */
export const readSavedDraft = (value: unknown): SavedDraft | undefined => savedDraft.safeParse(value).data;
