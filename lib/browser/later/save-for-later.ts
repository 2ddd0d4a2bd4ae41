import type { LaterActions, LaterLink } from '@/lib/shared/later/later';
import { PARCEL_MAX_BYTES } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';
import { makePieceSize } from '../parcels/piece-size';
import { noteSavedCopy, removeSavedCopy } from '../parcels/saved-copy';
import { sendParcel } from '../parcels/send-parcel';
import { makeSecretToken } from '../secret-token';
import { packDraft } from './pack-draft';
import { SAVED_PARTS, type SavedDraft } from './saved-parts';
import { sealDraft } from './sealed-draft';

export type SaveOptions = {
  draft: Draft;
  draftName: string | undefined;
  /** From the form's page. */
  path: string;
  actions: LaterActions;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  signal: AbortSignal;
  onProgress(progress: { sentByteCount: number; totalByteCount: number }): void;
};

/** `empty`: nothing was entered. `refused`: the portal is not accepting any now. */
export type SaveOutcome = LaterLink | 'empty' | 'refused' | 'unreachable' | 'stopped';

async function collect({ draft, draftName, path }: SaveOptions): Promise<SavedDraft> {
  await draft.settled();
  const parts: SavedDraft['parts'] = {};
  for (const name of SAVED_PARTS) {
    const part = await draft.find(name);
    if (part !== undefined) parts[name] = part;
  }
  return { path, draftName, parts };
}

/**
 * Saves this tab's form data with the portal, encrypted with a key that only the link has. An earlier copy is deleted
 * once the new one has been stored.
 */
export async function saveForLater(options: SaveOptions): Promise<SaveOutcome> {
  const { draft, actions, invitationToken, signal, onProgress } = options;
  const saved = await collect(options);
  if (Object.keys(saved.parts).length === 0) return 'empty';
  const link = { parcel: makeSecretToken(), key: makeSecretToken() };
  const sealed = await sealDraft(packDraft(saved), link);
  if (sealed.length > PARCEL_MAX_BYTES.draft) return 'refused';
  onProgress({ sentByteCount: 0, totalByteCount: sealed.length });
  const outcome = await sendParcel({
    parcel: link.parcel,
    purpose: 'draft',
    sealed,
    isResumed: false,
    send: (piece) => actions.sendPiece({ ...piece, invitationToken }),
    size: makePieceSize(),
    signal,
    isHurried: () => true,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onProgress: (sentByteCount) => onProgress({ sentByteCount, totalByteCount: sealed.length }),
  });
  if (outcome !== 'arrived') {
    void actions.remove(link.parcel).catch(() => undefined);
    return outcome;
  }
  await removeSavedCopy(draft, actions);
  await noteSavedCopy(draft, link.parcel);
  return link;
}
