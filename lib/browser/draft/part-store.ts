import { createStore, delMany, entries, keys, type UseStore } from 'idb-keyval';

const IV_BYTES = 12;

/** A part of a draft as the browser stores it, under `<draft id>.<part>`. `savedAt`: epoch milliseconds. */
export type StoredPart = { savedAt: number; iv: Uint8Array<ArrayBuffer>; ciphertext: ArrayBuffer };

/** A draft that can be read: its id, and the key that its parts are encrypted under. */
export type DraftKey = { draftId: string; key: CryptoKey };

/** Where the parts of all drafts are. */
export const openPartStore = (): UseStore => createStore('customer-drafts', 'parts');

export const toPartName = ({ draftId }: Pick<DraftKey, 'draftId'>, part: string) => `${draftId}.${part}`;

/** Encrypts a value that JSON can represent (AES-256-GCM). */
export async function sealPart({ key }: DraftKey, value: unknown): Promise<StoredPart> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { savedAt: Date.now(), iv, ciphertext: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

/** Reverses sealPart. */
export async function readPart({ key }: DraftKey, { iv, ciphertext }: StoredPart): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ciphertext)));
}

/** Lists the stored parts of one draft by their names there. */
export async function listParts(
  { draftId }: Pick<DraftKey, 'draftId'>,
  store: UseStore,
): Promise<[part: string, stored: StoredPart][]> {
  const all = await entries<string, StoredPart>(store);
  const prefix = toPartName({ draftId }, '');
  return all.filter(([name]) => name.startsWith(prefix)).map(([name, stored]) => [name.slice(prefix.length), stored]);
}

/** Removes a draft's parts, except those named. Reads none of them: photos are large, and an answer waits for this. */
export async function removeParts(
  draft: Pick<DraftKey, 'draftId'>,
  store: UseStore,
  keptParts: readonly string[] = [],
) {
  const kept = keptParts.map((part) => toPartName(draft, part));
  const own = (await keys<string>(store)).filter((name) => name.startsWith(toPartName(draft, '')));
  await delMany(
    own.filter((name) => !kept.includes(name)),
    store,
  );
}
