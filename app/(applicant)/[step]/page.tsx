import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NeedsScript } from '@/components/company/no-script-notice';
import { Journey } from '@/components/journey/journey';
import { getCompany } from '@/lib/server/company/get-company';
import { getConsent } from '@/lib/server/company/get-consent';
import { env } from '@/lib/server/env';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { readReferenceParameter } from '@/lib/shared/customer/reference';
import { findStep, toStepHeading } from '@/lib/shared/journey/steps';
import { mailDraftLink, removeParcel, sendParcelPiece } from '../../parcels/actions';
import { sendCode, submitAsApplicant, tryCode } from '../actions';

const PARCEL_ACTIONS = { sendPiece: sendParcelPiece, remove: removeParcel };

type StepPageProps = {
  params: Promise<{ step: string }>;
  searchParams: Promise<{ reference?: string | string[] }>;
};

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const step = findStep((await params).step);
  const { t } = await getWords('journey');
  return step ? { title: t(toStepHeading(step)) } : {};
}

export default async function StepPage({ params, searchParams }: StepPageProps) {
  if (!findStep((await params).step)) notFound();
  const { reference } = await searchParams;
  const { t } = await getWords('pages');
  return (
    <NeedsScript>
      <Journey
        actions={{ ...PARCEL_ACTIONS, mail: canSendMail() ? mailDraftLink : undefined }}
        submit={submitAsApplicant}
        mailboxActions={env().isEmailVerified ? { sendCode, tryCode } : undefined}
        company={getCompany().name ?? t('productName')}
        consent={await getConsent(await getRequestLanguage())}
        reference={readReferenceParameter(reference)}
        isForRenewalOnly={env().publicForm === 'invited'}
      />
    </NeedsScript>
  );
}
