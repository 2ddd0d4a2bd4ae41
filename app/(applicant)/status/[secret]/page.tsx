import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { statusTitleKey } from '@/components/status/status-title';
import { StatusView } from '@/components/status/status-view';
import { Card } from '@/components/ui/card';
import { getCompany } from '@/lib/server/company/get-company';
import { servePage } from '@/lib/server/door/serve';
import { openStatusDoor } from '@/lib/server/doors/status-doors';
import { getWords } from '@/lib/server/request-words';

type StatusPageProps = { params: Promise<{ secret: string }> };

/** Called once for both the title and the page. */
const openStatus = cache(servePage(openStatusDoor));

export async function generateMetadata({ params }: StatusPageProps): Promise<Metadata> {
  const { t } = await getWords('status');
  const found = await openStatus((await params).secret);
  return { title: 'version' in found ? t(statusTitleKey(found)) : t('ended.title') };
}

export default async function StatusPage({ params }: StatusPageProps) {
  const { secret } = await params;
  const found = await openStatus(secret);
  const { t } = await getWords('status');
  if ('version' in found) {
    return <StatusView statusSecret={secret} shown={found} answerTime={getCompany().answerTime} t={t} />;
  }
  if (found.code !== 'too-many') notFound();
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('tooMany.title')}</h1>
      <p>{t('tooMany.text')}</p>
    </Card>
  );
}
