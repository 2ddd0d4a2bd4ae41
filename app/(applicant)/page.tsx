import type { Metadata } from 'next';
import { CustomerForm } from '@/components/customer/customer-form';
import { Card } from '@/components/ui/card';
import { env } from '@/lib/server/env';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getWords } from '@/lib/server/request-words';
import { readReferenceParameter } from '@/lib/shared/customer/reference';
import { mailDraftLink, removeParcel, sendParcelPiece } from '../parcels/actions';
import { submitAsApplicant } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return { title: t('homeTitle'), description: t('homeDescription') };
}

const parcelActions = { sendPiece: sendParcelPiece, remove: removeParcel };

type HomePageProps = { searchParams: Promise<{ reference?: string | string[] }> };

export default async function HomePage({ searchParams }: HomePageProps) {
  const { reference } = await searchParams;
  const { t } = await getWords('pages');
  if (env().publicForm === 'invited') {
    return (
      <Card>
        <h1 className="text-3xl font-bold text-balance">{t('invitationNeeded.title')}</h1>
        <p>{t('invitationNeeded.text')}</p>
      </Card>
    );
  }
  return (
    <>
      <noscript>
        <p className="rounded-lg bg-warning-soft p-4 font-semibold text-warning">{t('noScript')}</p>
      </noscript>
      <CustomerForm
        submit={submitAsApplicant}
        parcelActions={parcelActions}
        laterActions={{ ...parcelActions, mail: canSendMail() ? mailDraftLink : undefined }}
        reference={readReferenceParameter(reference)}
      />
    </>
  );
}
