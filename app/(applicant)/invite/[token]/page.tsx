import type { Metadata } from 'next';
import { CustomerForm } from '@/components/customer/customer-form';
import { Card } from '@/components/ui/card';
import { servePage } from '@/lib/server/door/serve';
import { openInvitationDoor } from '@/lib/server/doors/invited-doors';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getWords } from '@/lib/server/request-words';
import { mailDraftLink, removeParcel, sendParcelPiece } from '../../../parcels/actions';
import { submitByInvitation } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return { title: t('homeTitle') };
}

const openInvitation = servePage(openInvitationDoor);

const parcelActions = { sendPiece: sendParcelPiece, remove: removeParcel };

type InvitePageProps = { params: Promise<{ token: string }> };

export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params;
  const invitation = await openInvitation(token);
  if (invitation.kind === 'refused') {
    const { t } = await getWords('pages');
    return (
      <Card>
        <h1 className="text-3xl font-bold text-balance">{t('invitationEnded.title')}</h1>
        <p>{t('invitationEnded.text')}</p>
      </Card>
    );
  }
  return (
    <CustomerForm
      submit={submitByInvitation.bind(null, token)}
      parcelActions={parcelActions}
      laterActions={{ ...parcelActions, mail: canSendMail() ? mailDraftLink : undefined }}
      reference={invitation.reference}
      initialValues={{ ...invitation.prefill, emailAddress: invitation.emailAddress }}
      draftName={invitation.id}
      invitationToken={token}
      isEmailFixed
    />
  );
}
