import type { Metadata } from 'next';
import { ConsentText } from '@/components/company/consent-text';
import { NoScriptNotice } from '@/components/company/no-script-notice';
import { StartPage } from '@/components/journey/start-page';
import { Card } from '@/components/ui/card';
import { getCompany } from '@/lib/server/company/get-company';
import { getConsent } from '@/lib/server/company/get-consent';
import { env } from '@/lib/server/env';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { readReferenceParameter } from '@/lib/shared/customer/reference';
import { journeyPath } from '@/lib/shared/paths';
import { removeParcel } from '../parcels/actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return { title: t('homeTitle'), description: t('homeDescription') };
}

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
      <NoScriptNotice />
      <StartPage
        words={await getWords('journey')}
        company={getCompany().name}
        firstStep={journeyPath('which-id')}
        reference={readReferenceParameter(reference)}
        removeParcel={removeParcel}
      >
        <ConsentText consent={await getConsent(await getRequestLanguage())} />
      </StartPage>
    </>
  );
}
