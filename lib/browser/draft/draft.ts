import { del, entries, get, setMany, type UseStore } from 'idb-keyval';
import { findKeptKey, forgetKey, KEPT_MAX_AGE_MS, keepKey, listKeptIds, moveKept } from './kept-drafts';
import {
  type DraftKey,
  openPartStore,
  readPart,
  removeParts,
  type StoredPart,
  sealPart,
  toPartName,
} from './part-store';

/** Where the tab keeps its draft's key: it disappears with the tab, and without it the draft cannot be read. */
const TAB_KEY_NAME = 'customer-draft';
/** The default owner of a draft. */
const APPLICANT = 'applicant';
/** Drafts of closed tabs that are not kept on the device are removed after this long, in milliseconds. */
const DRAFT_MAX_AGE_MS = 24 * 60 * 60 * 1000;

type TabKey = { draftId: string; key: JsonWebKey };

/**
 * What a person has entered in this tab. It survives a reload, a crash, or a phone that closes the browser while the
 * camera app is open. It is encrypted (AES-256-GCM) with a key that only this tab has, unless the person keeps it on
 * the device. Nothing here ever throws: if the browser cannot keep a draft, there is none.
 */
export type Draft = {
  /** The last saved value of one part; undefined if there is none. */
  find(part: string): Promise<unknown>;
  /** Keeps a value that JSON can represent; undefined removes it. */
  save(part: string, value: unknown): Promise<void>;
  /** Says that this work will save what was entered so far. */
  willSave(work: Promise<unknown>): void;
  /** Waits until everything that was entered so far is saved. */
  settled(): Promise<void>;
  /** Removes every part of this draft except those named. */
  clear(keptParts?: readonly string[]): Promise<void>;
  /** Clears the draft for good: no one can read it any more, and whatever is saved from then on is dropped. */
  end(keptParts?: readonly string[]): Promise<void>;
};

/** What outlives the tab, because the person said so. Times are in epoch milliseconds. */
export type DeviceDraft = {
  /** Until when a draft is kept on this device, by this tab or an earlier one; undefined if none is. */
  findUntil(): Promise<number | undefined>;
  /** Keeps this tab's draft, and what is entered from now on. Undefined if the browser cannot. */
  keep(): Promise<number | undefined>;
  /** Puts the kept draft into this tab; it stays kept. */
  takeOver(): Promise<void>;
  /** Removes what is kept; this tab's own draft stays until it is closed. False if the browser cannot. */
  remove(): Promise<boolean>;
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
  const keptIds = await listKeptIds();
  const oldest = Date.now() - DRAFT_MAX_AGE_MS;
  const old = (await entries<string, StoredPart>(store)).filter(
    ([name, { savedAt }]) =>
      savedAt < oldest && !keptIds.some((draftId) => name.startsWith(toPartName({ draftId }, ''))),
  );
  await Promise.all(old.map(([name]) => del(name, store)));
}

async function open(name: string): Promise<{ own: DraftKey; store: UseStore }> {
  const { draftId, key } = await getTabKey(name);
  const store = openPartStore();
  await removeOldDrafts(store);
  return {
    own: { draftId, key: await crypto.subtle.importKey('jwk', key, 'AES-GCM', false, ['encrypt', 'decrypt']) },
    store,
  };
}

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/**
 * Forgets the keys of the drafts in this tab: from then on no one can read them.
 *
 * @param isKept which ones stay, by the draft's name. Default: none
 */
export function forgetDrafts(isKept: (name: string) => boolean = () => false): void {
  const prefix = `${TAB_KEY_NAME}.`;
  try {
    for (const item of Object.keys(sessionStorage)) {
      if (item.startsWith(prefix) && !isKept(item.slice(prefix.length))) sessionStorage.removeItem(item);
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
  let saving: Promise<unknown> = Promise.resolve();
  let isEnded = false;
  const willSave = (work: Promise<unknown>) => {
    saving = Promise.allSettled([saving, work]);
  };
  const clear = async (keptParts: readonly string[] = []) => {
    await quietly(async () => {
      const { own, store } = await opened();
      await removeParts(own, store, keptParts);
    });
  };

  return {
    willSave,
    settled: async () => {
      for (let awaited: unknown; awaited !== saving; ) {
        awaited = saving;
        await saving;
      }
    },
    find: (part) =>
      quietly(async () => {
        const { own, store } = await opened();
        const stored = await get<StoredPart>(toPartName(own, part), store);
        return stored && readPart(own, stored);
      }),
    save: async (part, value) => {
      const before = saving;
      const work = quietly(async () => {
        // In order: an older value must never replace a newer one.
        await before;
        if (isEnded) return undefined;
        const { own, store } = await opened();
        const partName = toPartName(own, part);
        if (value === undefined) return del(partName, store);
        return setMany([[partName, await sealPart(own, value)]], store);
      });
      willSave(work);
      await work;
    },
    clear,
    end: async (keptParts = []) => {
      isEnded = true;
      void quietly(opened);
      // At once, and before the parts are gone: whoever opens the next form must not find them.
      if (keptParts.length === 0) forgetDrafts((other) => other !== name);
      await saving;
      await clear(keptParts);
    },
  };
}

/**
 * Opens what this device keeps of a draft.
 *
 * @param name whose draft. Default: the applicant's
 */
export function openDeviceDraft(name: string = APPLICANT): DeviceDraft {
  return {
    findUntil: () =>
      quietly(async () => {
        const kept = await findKeptKey(name);
        return kept && kept.keptAt + KEPT_MAX_AGE_MS;
      }),
    keep: () =>
      quietly(async () => {
        const keptAt = Date.now();
        await keepKey(name, (await open(name)).own, keptAt);
        return keptAt + KEPT_MAX_AGE_MS;
      }),
    takeOver: async () => {
      await quietly(async () => moveKept(name, (await open(name)).own));
    },
    remove: async () => {
      const removed = await quietly(async () => {
        await forgetKey(name, (await getTabKey(name)).draftId);
        return true;
      });
      return removed ?? false;
    },
  };
}
