import { useEffect } from 'react';
import { askStatusVersion } from '@/lib/browser/status/ask-status';
import { useLatest } from '../ui/use-latest';
import { useIsPageVisible } from '../ui/use-page-visibility';

/** The first pause between polls, in milliseconds; each is half again as long as the one before, up to the maximum. */
const FIRST_PAUSE_MS = 5_000;
const GROWTH = 1.5;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/**
 * Polls for status changes, less often the longer nothing happens; not while the page is hidden, and right away when it
 * becomes visible again.
 *
 * @param version what the page shows
 * @param onChange called if the version differs, or if the link no longer shows anything
 */
export function useStatusUpdates(statusSecret: string, version: string, onChange: () => void): void {
  const isVisible = useIsPageVisible();
  const latest = useLatest({ version, onChange });

  useEffect(() => {
    if (!isVisible) return;
    let isCurrent = true;
    let pauseMs = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const now = await askStatusVersion(statusSecret);
      if (!isCurrent) return;
      const hasChanged = now !== undefined && now !== latest.current.version;
      if (hasChanged) latest.current.onChange();
      pauseMs = hasChanged ? FIRST_PAUSE_MS : Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS);
      timer = setTimeout(() => void ask(), pauseMs);
    };
    timer = setTimeout(() => void ask(), FIRST_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isVisible, statusSecret, latest]);
}
