import type { Metadata } from 'next';
import { NeedsScript } from '@/components/company/no-script-notice';
import { PhoneCapture } from '@/components/handoff/phone-capture';
import { PhoneUnavailable } from '@/components/handoff/phone-unavailable';
import { servePage } from '@/lib/server/door/serve';
import { lookFromPhoneDoor } from '@/lib/server/doors/phone-doors';
import { getWords } from '@/lib/server/request-words';
import { endOnPhone, openOnPhone, sendFromPhone } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('handoff');
  return { title: t('phone.title') };
}

const ACTIONS = { open: openOnPhone, send: sendFromPhone, end: endOnPhone };

const lookFromPhone = servePage(lookFromPhoneDoor);

type CapturePageProps = { params: Promise<{ token: string }> };

/**
 * The page a phone opens from the code on the computer. Opening it binds nothing yet, because link previewers open it
 * too.
 */
export default async function CapturePage({ params }: CapturePageProps) {
  const { token } = await params;
  const answer = await lookFromPhone(token);
  return (
    <NeedsScript>
      {answer.ok ? <PhoneCapture linkSecret={token} initial={answer.value} actions={ACTIONS} /> : <PhoneUnavailable />}
    </NeedsScript>
  );
}
