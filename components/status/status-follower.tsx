'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words';
import { useStatusUpdates } from './use-status-updates';

type StatusFollowerProps = {
  statusSecret: string;
  /** Of what the page shows. */
  version: string;
  /** The page's heading, which says the status. */
  headingId: string;
  title: string;
};

/** Leads the focus to the heading, renders the page again when the status changes, and announces it. */
export function StatusFollower({ statusSecret, version, headingId, title }: StatusFollowerProps) {
  const { t } = useWords('status');
  const router = useRouter();
  const [firstVersion] = useState(version);
  useStatusUpdates(statusSecret, version, router.refresh);
  useEffect(() => document.getElementById(headingId)?.focus({ preventScroll: true }), [headingId]);
  return (
    <p role="status" className="sr-only">
      {version === firstVersion ? null : t('updated', { title })}
    </p>
  );
}
