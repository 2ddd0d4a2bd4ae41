import { createStore, del, entries, get, set, setMany, type UseStore } from 'idb-keyval';
import {
  type DraftKey,
  listParts,
  openPartStore,
  readPart,
  removeParts,
  type StoredPart,
  sealPart,
  toPartName,
} from './part-store';

/** How long a draft is kept on a device, in milliseconds: as long as a saved form. */
export const KEPT_MAX_AGE_MS = 48 * 60 * 60 * 1000;

/** The key of a draft that outlives its tab. No script can export it. `keptAt`: epoch milliseconds. */
type KeptDraft = DraftKey & { keptAt: number };

const openKeptStore = (): UseStore => createStore('kept-drafts', 'keys');

const isOver = ({ keptAt }: KeptDraft) => Date.now() - keptAt >= KEPT_MAX_AGE_MS;

/** Removes the keys whose time is over, and lists the drafts of the others. */
export async function listKeptIds(): Promise<string[]> {
  const store = openKeptStore();
  const kept = await entries<string, KeptDraft>(store);
  await Promise.all(kept.filter(([, draft]) => isOver(draft)).map(([name]) => del(name, store)));
  return kept.filter(([, draft]) => !isOver(draft)).map(([, { draftId }]) => draftId);
}

/** Finds the kept draft of this name; undefined if there is none, or its time is over. */
export async function findKeptKey(name: string): Promise<KeptDraft | undefined> {
  const kept = await get<KeptDraft>(name, openKeptStore());
  return kept && !isOver(kept) ? kept : undefined;
}

/** Keeps a tab's draft on this device, in place of the one that was kept under this name. */
export async function keepKey(name: string, { draftId, key }: DraftKey, keptAt: number): Promise<void> {
  await forgetKey(name, draftId);
  await set(name, { draftId, key, keptAt }, openKeptStore());
}

/** Removes the kept draft of this name, with its parts unless they are those of the tab's own draft. */
export async function forgetKey(name: string, ownDraftId: string): Promise<void> {
  const store = openKeptStore();
  const kept = await get<KeptDraft>(name, store);
  if (!kept) return;
  await del(name, store);
  if (kept.draftId !== ownDraftId) await removeParts(kept, openPartStore());
}

/** Moves the kept draft of this name into a tab's own, which is then kept in its place, for as long. */
export async function moveKept(name: string, own: DraftKey): Promise<void> {
  const kept = await findKeptKey(name);
  if (!kept || kept.draftId === own.draftId) return;
  const store = openPartStore();
  const parts = await listParts(kept, store);
  const moved = parts.map(async ([part, stored]): Promise<[string, StoredPart]> => {
    return [toPartName(own, part), await sealPart(own, await readPart(kept, stored))];
  });
  await setMany(await Promise.all(moved), store);
  await keepKey(name, own, kept.keptAt);
}
