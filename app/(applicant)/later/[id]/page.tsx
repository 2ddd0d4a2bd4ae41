import type { Metadata } from 'next';
import { NeedsScript } from '@/components/company/no-script-notice';
import { ContinueSaved } from '@/components/later/continue-saved';
import { Card } from '@/components/ui/card';
import { getWords } from '@/lib/server/request-words';
import { readDraft, removeParcel } from '../../../parcels/actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('later');
  return { title: t('page.title'), robots: { index: false } };
}

type LaterPageProps = { params: Promise<{ id: string }> };

/** The page behind a saved form's link. It does not load the form: only the browser has the key, after the `#`. */
export default async function LaterPage({ params }: LaterPageProps) {
  const { id } = await params;
  const { t } = await getWords('later');
  return (
    <NeedsScript>
      <Card>
        <h1 className="text-3xl font-bold text-balance">{t('page.title')}</h1>
        <p>{t('page.text')}</p>
        <p className="font-semibold">{t('page.warning')}</p>
        <ContinueSaved parcel={id} actions={{ read: readDraft, remove: removeParcel }} />
      </Card>
    </NeedsScript>
  );
}
