import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConsentText } from '@/components/company/consent-text';
import { NoScriptNotice } from '@/components/company/no-script-notice';
import { StartPage } from '@/components/journey/start-page';
import { getCompany } from '@/lib/server/company/get-company';
import { getConsent } from '@/lib/server/company/get-consent';
import { servePage } from '@/lib/server/door/serve';
import { openInvitationDoor } from '@/lib/server/doors/invited-doors';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { invitedJourneyPath, statusPath } from '@/lib/shared/paths';
import { removeParcel } from '../../../parcels/actions';
import { InvitationEnded } from './invitation-ended';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return { title: t('homeTitle') };
}

const openInvitation = servePage(openInvitationDoor);

type InvitePageProps = { params: Promise<{ token: string }> };

export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params;
  const invitation = await openInvitation(token);
  if (invitation.kind === 'used') redirect(statusPath(invitation.statusSecret));
  if (invitation.kind === 'refused') return <InvitationEnded />;
  return (
    <>
      <NoScriptNotice />
      <StartPage
        words={await getWords('journey')}
        company={getCompany().name}
        firstStep={invitedJourneyPath(token, 'which-id')}
        reference=""
        draftName={invitation.id}
        removeParcel={removeParcel}
      >
        <ConsentText consent={await getConsent(await getRequestLanguage())} />
      </StartPage>
    </>
  );
}
