'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { statusPath } from '@/lib/shared/paths';

/**
 * Goes to the status page once there is one: the answer then survives a reload, and Back does not lead to a form that
 * was already sent.
 *
 * @param statusSecret from the answer; undefined until there is one
 * @returns whether the page is being left
 */
export function useStatusPage(statusSecret: string | undefined): boolean {
  const router = useRouter();
  useEffect(() => {
    if (statusSecret !== undefined) router.replace(statusPath(statusSecret));
  }, [router, statusSecret]);
  return statusSecret !== undefined;
}
