'use client';

import { NarrowPage } from '@/components/frame/narrow-page';
import { NotFoundNotice } from '@/components/frame/not-found-notice';

/** Every page carries this one with it, as often as it has layouts: in the browser's code it is carried once. */
export default function NotFound() {
  return (
    <NarrowPage>
      <NotFoundNotice />
    </NarrowPage>
  );
}
