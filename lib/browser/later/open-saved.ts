import type { LaterLink, ReadDraft } from '@/lib/shared/later/later';
import { PARCEL_MAX_BYTES } from '@/lib/shared/parcels/parcel';
import { openDraft } from '../draft/draft';
import { decodeBase64 } from '../image-file/blob-base64';
import { noteSavedCopy } from '../parcels/saved-copy';
import { readSavedDraft } from './draft-schema';
import { unpackDraft } from './pack-draft';
import { SAVED_PARTS, type SavedDraft } from './saved-parts';
import { openSealedDraft } from './sealed-draft';

const ATTEMPTS = 3;
const PAUSE_MS = 1_500;

/** `gone`: deleted, expired, or never existed. `unreadable`: the link is truncated or altered. */
export type OpenProblem = 'gone' | 'unreadable' | 'unreachable';

/** Asks for a part a few times; undefined if no answer comes. */
async function readPart(read: ReadDraft, parcel: string, offset: number) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await read(parcel, offset).catch(() => undefined);
    if (answer?.ok || answer?.problem === 'link-ended' || answer?.problem === 'invalid-input') return answer;
    if (attempt < ATTEMPTS) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return undefined;
}

async function fetchSealed(read: ReadDraft, parcel: string): Promise<Uint8Array<ArrayBuffer> | OpenProblem> {
  let whole = new Uint8Array(0);
  let offset = 0;
  do {
    const answer = await readPart(read, parcel, offset);
    if (!answer) return 'unreachable';
    if (!answer.ok) return 'gone';
    if (answer.base64 === '' || answer.totalByteCount > PARCEL_MAX_BYTES.draft) return 'unreadable';
    if (offset === 0) whole = new Uint8Array(answer.totalByteCount);
    const part = decodeBase64(answer.base64);
    if (offset + part.length > whole.length) return 'unreadable';
    whole.set(part, offset);
    offset += part.length;
  } while (offset < whole.length);
  return whole;
}

/** Fetches a saved draft and decrypts it with the key from its link. */
export async function openSaved(link: LaterLink, read: ReadDraft): Promise<SavedDraft | OpenProblem> {
  const sealed = await fetchSealed(read, link.parcel);
  if (typeof sealed === 'string') return sealed;
  const packed = await openSealedDraft(sealed, link);
  try {
    return (packed && readSavedDraft(unpackDraft(packed))) ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** Whether this tab already has anything entered in the form. */
export async function hasOwnDraft({ draftName }: SavedDraft): Promise<boolean> {
  const draft = openDraft(draftName);
  const parts = await Promise.all(SAVED_PARTS.map((name) => draft.find(name)));
  return parts.some((part) => part !== undefined);
}

/** Puts a saved draft into this tab, replacing what it had for the form. */
export async function takeOver({ draftName, parts }: SavedDraft, { parcel }: LaterLink): Promise<void> {
  const draft = openDraft(draftName);
  await draft.clear();
  for (const name of SAVED_PARTS) {
    if (parts[name] !== undefined) await draft.save(name, parts[name]);
  }
  await noteSavedCopy(draft, parcel);
}
