'use client';

import { NotFoundNotice } from '@/components/frame/not-found-notice';

/** Shown for an address below / that is not a step; the surrounding layout provides the frame. */
export default function NoSuchStep() {
  return <NotFoundNotice />;
}
