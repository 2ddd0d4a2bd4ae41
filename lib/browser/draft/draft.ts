import { createStore, del, entries, get, setMany, type UseStore } from 'idb-keyval';

/** Where the tab keeps its draft's key: it disappears with the tab, and without it the draft cannot be read. */
const TAB_KEY_NAME = 'customer-draft';
/** The default owner of a draft. */
const APPLICANT = 'applicant';
/** Drafts of closed tabs are removed after this long, in milliseconds. */
const DRAFT_MAX_AGE_MS = 24 * 60 * 60 * 1000;
const IV_BYTES = 12;

type TabKey = { draftId: string; key: JsonWebKey };
type StoredPart = { savedAt: number; iv: Uint8Array<ArrayBuffer>; ciphertext: ArrayBuffer };

/**
 * What a person has entered in this tab. It survives a reload, a crash, or a phone that closes the browser while the
 * camera app is open. It is encrypted (AES-256-GCM) with a key that only this tab has. Nothing here ever throws: if the
 * browser cannot keep a draft, there is none.
 */
export type Draft = {
  /** The last saved value of one part; undefined if there is none. */
  find(part: string): Promise<unknown>;
  /** Keeps a value that JSON can represent; undefined removes it. */
  save(part: string, value: unknown): Promise<void>;
  /** Removes every part of this draft except those named. */
  clear(keptParts?: readonly string[]): Promise<void>;
};

async function makeTabKey(): Promise<TabKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  return { draftId: crypto.randomUUID(), key: await crypto.subtle.exportKey('jwk', key) };
}

async function getTabKey(name: string): Promise<TabKey> {
  const itemName = `${TAB_KEY_NAME}.${name}`;
  const kept = sessionStorage.getItem(itemName);
  if (kept) return JSON.parse(kept);
  const made = await makeTabKey();
  sessionStorage.setItem(itemName, JSON.stringify(made));
  return made;
}

async function removeOldDrafts(store: UseStore): Promise<void> {
  const parts = await entries<string, StoredPart>(store);
  const oldest = Date.now() - DRAFT_MAX_AGE_MS;
  await Promise.all(parts.filter(([, { savedAt }]) => savedAt < oldest).map(([name]) => del(name, store)));
}

async function open(draftName: string) {
  const { draftId, key } = await getTabKey(draftName);
  const store = createStore('customer-drafts', 'parts');
  await removeOldDrafts(store);
  const cryptoKey = await crypto.subtle.importKey('jwk', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { draftId, store, cryptoKey };
}

/** Forgets the keys of all drafts in this tab: from then on no one can read them. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(`${TAB_KEY_NAME}.`)) sessionStorage.removeItem(name);
    }
  } catch {
    // Without session storage there is no draft.
  }
}

/**
 * Opens a draft in this tab; work starts on the first method call.
 *
 * @param name whose draft. Default: the applicant's
 */
export function openDraft(name: string = APPLICANT): Draft {
  let opening: ReturnType<typeof open> | undefined;
  const opened = () => {
    opening ??= open(name);
    return opening;
  };
  const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch {
      return undefined;
    }
  };

  return {
    find: (part) =>
      quietly(async () => {
        const { draftId, store, cryptoKey } = await opened();
        const stored = await get<StoredPart>(`${draftId}.${part}`, store);
        if (!stored) return undefined;
        const { iv, ciphertext } = stored;
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, cryptoKey, ciphertext);
        return JSON.parse(new TextDecoder().decode(plain));
      }),
    save: async (part, value) => {
      await quietly(async () => {
        const { draftId, store, cryptoKey } = await opened();
        const name = `${draftId}.${part}`;
        if (value === undefined) return del(name, store);
        const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
        const plain = new TextEncoder().encode(JSON.stringify(value));
        const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, cryptoKey, plain);
        return setMany([[name, { savedAt: Date.now(), iv, ciphertext }]], store);
      });
    },
    clear: async (keptParts = []) => {
      await quietly(async () => {
        const { draftId, store } = await opened();
        const parts = await entries<string, StoredPart>(store);
        const own = parts.map(([name]) => name).filter((name) => name.startsWith(`${draftId}.`));
        const removed = own.filter((name) => !keptParts.some((part) => name === `${draftId}.${part}`));
        await Promise.all(removed.map((name) => del(name, store)));
      });
    },
  };
}
