import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import type { AheadProgress, PhotosAhead } from '@/lib/browser/parcels/photos-ahead';
import { removeSavedCopy } from '@/lib/browser/parcels/saved-copy';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { SubmitCustomer } from '@/lib/shared/submission/submission';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useLatest } from '../ui/use-latest';

type PhotosAheadOptions = {
  /** The form's draft, which also keeps what has been sent ahead. */
  draft: Draft;
  /** From the page; without them nothing is sent ahead. */
  actions: ParcelActions | undefined;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  /** The photos that the form has now. */
  images: SubmissionFormValues['documents'];
};

/** Loads with the first photo. */
const load = () => Promise.all([loadPart(() => import('@/lib/browser/parcels/photos-ahead')), loadSubmitAhead()]);
const loadSubmitAhead = () => loadPart(() => import('@/lib/browser/parcels/submit-ahead'));

/**
 * Sends a form's photos ahead, encrypted, while the person types; whatever does not get through is sent with Submit.
 *
 * Call `finish` before sending a submission: it waits for uploads in progress, and returns false if `cancel` was
 * pressed. `wrap` turns the page's submit action into one that uses them; once the form is stored, its saved copy is
 * deleted too. `progress` is set while `finish` waits.
 */
export function usePhotosAhead({ draft, actions, invitationToken, images }: PhotosAheadOptions) {
  const [progress, setProgress] = useState<AheadProgress>();
  const opening = useRef<Promise<PhotosAhead | undefined>>(undefined);
  const latest = useLatest({ images, actions });
  const { front, back } = images;

  const open = useCallback(() => {
    opening.current ??= load().then(
      ([{ createPhotosAhead }]) => {
        const { actions: current } = latest.current;
        return current && createPhotosAhead({ draft, actions: current, invitationToken, onProgress: setProgress });
      },
      () => undefined,
    );
    return opening.current;
  }, [draft, invitationToken, latest]);

  const close = useCallback(() => {
    void opening.current?.then((ahead) => ahead?.stop());
    opening.current = undefined;
  }, []);

  useEffect(() => {
    if (!front && !back && !opening.current) return;
    void open().then((ahead) => {
      for (const side of DOCUMENT_SIDES) ahead?.set(side, latest.current.images[side]);
    });
  }, [front, back, open, latest]);

  useEffect(() => close, [close]);

  const finish = async () => (await opening.current)?.finish() ?? true;

  const wrap =
    (submit: SubmitCustomer): SubmitCustomer =>
    async (submission) => {
      const ahead = await opening.current;
      const outcome = ahead
        ? await (await loadSubmitAhead()).submitAhead(submit, submission, ahead)
        : await submit(submission);
      if (outcome.kind !== 'received') return outcome;
      close();
      // The answer does not wait for it. It reads the draft before that is removed: the browser keeps their order.
      if (actions) void removeSavedCopy(draft, actions);
      return outcome;
    };

  const cancel = () => void opening.current?.then((ahead) => ahead?.cancel());

  return { progress, finish, cancel, wrap };
}
