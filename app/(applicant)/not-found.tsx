'use client';

import { NotFoundNotice } from '@/components/frame/not-found-notice';

/** An address below / that is no step; the layout around it has the frame. */
export default function NoSuchStep() {
  return <NotFoundNotice />;
}
