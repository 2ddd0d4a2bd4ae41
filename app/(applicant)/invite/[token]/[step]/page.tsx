import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { NeedsScript } from '@/components/company/no-script-notice';
import { Journey } from '@/components/journey/journey';
import { getCompany } from '@/lib/server/company/get-company';
import { getConsent } from '@/lib/server/company/get-consent';
import { servePage } from '@/lib/server/door/serve';
import { openInvitationDoor } from '@/lib/server/doors/invited-doors';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { findStep, toStepHeading } from '@/lib/shared/journey/steps';
import { statusPath } from '@/lib/shared/paths';
import { mailDraftLink, removeParcel, sendParcelPiece } from '../../../../parcels/actions';
import { submitByInvitation } from '../actions';
import { InvitationEnded } from '../invitation-ended';

const PARCEL_ACTIONS = { sendPiece: sendParcelPiece, remove: removeParcel };

type InvitedStepPageProps = { params: Promise<{ token: string; step: string }> };

export async function generateMetadata({ params }: InvitedStepPageProps): Promise<Metadata> {
  const step = findStep((await params).step);
  const { t } = await getWords('journey');
  return step ? { title: t(toStepHeading(step)) } : {};
}

const openInvitation = servePage(openInvitationDoor);

export default async function InvitedStepPage({ params }: InvitedStepPageProps) {
  const { token, step } = await params;
  if (!findStep(step)) notFound();
  const invitation = await openInvitation(token);
  if (invitation.kind === 'used') redirect(statusPath(invitation.statusSecret));
  if (invitation.kind === 'refused') return <InvitationEnded />;
  const { t } = await getWords('pages');
  return (
    <NeedsScript>
      <Journey
        actions={{ ...PARCEL_ACTIONS, mail: canSendMail() ? mailDraftLink : undefined }}
        submit={submitByInvitation.bind(null, token)}
        company={getCompany().name ?? t('productName')}
        consent={await getConsent(await getRequestLanguage())}
        reference={invitation.reference}
        initialValues={{ ...invitation.prefill, emailAddress: invitation.emailAddress }}
        draftName={invitation.id}
        invitationToken={token}
        isEmailFixed
      />
    </NeedsScript>
  );
}
