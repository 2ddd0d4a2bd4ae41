import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Journey } from '@/components/journey/journey';
import { servePage } from '@/lib/server/door/serve';
import { openInvitationDoor } from '@/lib/server/doors/invited-doors';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getWords } from '@/lib/server/request-words';
import { findStep, toStepHeading } from '@/lib/shared/journey/steps';
import { statusPath } from '@/lib/shared/paths';
import { mailDraftLink, removeParcel, sendParcelPiece } from '../../../../parcels/actions';
import { submitByInvitation } from '../actions';
import { InvitationEnded } from '../invitation-ended';

type InvitedStepPageProps = { params: Promise<{ token: string; step: string }> };

export async function generateMetadata({ params }: InvitedStepPageProps): Promise<Metadata> {
  const step = findStep((await params).step);
  const { t } = await getWords('journey');
  return step ? { title: t(toStepHeading(step)) } : {};
}

const parcelActions = { sendPiece: sendParcelPiece, remove: removeParcel };

const openInvitation = servePage(openInvitationDoor);

export default async function InvitedStepPage({ params }: InvitedStepPageProps) {
  const { token, step } = await params;
  if (!findStep(step)) notFound();
  const invitation = await openInvitation(token);
  if (invitation.kind === 'used') redirect(statusPath(invitation.statusSecret));
  if (invitation.kind === 'refused') return <InvitationEnded />;
  const { t } = await getWords('pages');
  return (
    <Journey
      submit={submitByInvitation.bind(null, token)}
      actions={{ ...parcelActions, mail: canSendMail() ? mailDraftLink : undefined }}
      company={t('productName')}
      reference={invitation.reference}
      initialValues={{ ...invitation.prefill, emailAddress: invitation.emailAddress }}
      draftName={invitation.id}
      invitationToken={token}
      isEmailFixed
    />
  );
}
