import type { Metadata } from 'next';
import { CodeForm } from '@/components/staff/entrance/code-form';
import { Card } from '@/components/ui/card';
import { getWords } from '@/lib/server/request-words';
import { readReturnPath } from '@/lib/shared/staff/return-path';
import { enterCode, finishPasskey, startPasskey } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('entrance');
  return { title: t('code.title') };
}

type CodePageProps = { searchParams: Promise<{ to?: string | string[] }> };

export default async function CodePage({ searchParams }: CodePageProps) {
  const { t } = await getWords('entrance');
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('code.title')}</h1>
      <CodeForm
        enterCode={enterCode}
        passkey={{ start: startPasskey, finish: finishPasskey }}
        returnPath={readReturnPath((await searchParams).to)}
      />
    </Card>
  );
}
