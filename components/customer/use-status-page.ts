'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { statusPath } from '@/lib/shared/paths';

/**
 * Leads to the status page once there is one: the answer stays there over a reload, and Back does not lead to a form that was
 * sent.
 *
 * @param statusSecret of the answer; undefined until there is one
 * @returns whether the page is being left
 */
export function useStatusPage(statusSecret: string | undefined): boolean {
  const router = useRouter();
  useEffect(() => {
    if (statusSecret !== undefined) router.replace(statusPath(statusSecret));
  }, [router, statusSecret]);
  return statusSecret !== undefined;
}
