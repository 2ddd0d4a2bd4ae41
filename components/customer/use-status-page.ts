'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { statusPath } from '@/lib/shared/paths';
import type { ReceivedOutcome } from '@/lib/shared/submission/submission';

/**
 * Goes to the status page once there is one: the answer then survives a reload, and Back does not lead to a form that
 * was already sent.
 *
 * @returns what to call with the answer, and whether the page is being left
 */
export function useStatusPage(): { leaveWith(answer: ReceivedOutcome): void; isLeaving: boolean } {
  const router = useRouter();
  const [isLeaving, setIsLeaving] = useState(false);
  const leaveWith = ({ statusSecret }: ReceivedOutcome) => {
    if (statusSecret === undefined) return;
    setIsLeaving(true);
    router.replace(statusPath(statusSecret));
  };
  return { leaveWith, isLeaving };
}
