import type { Metadata } from 'next';
import { CodeForm } from '@/components/staff/entrance/code-form';
import { Card } from '@/components/ui/card';
import { serverMessages } from '@/lib/shared/words/server-messages';
import { enterCode, finishPasskey, startPasskey } from '../actions';

const t = serverMessages.getFixedT(null, 'entrance');

export const metadata: Metadata = { title: t('code.title') };

export default function CodePage() {
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('code.title')}</h1>
      <CodeForm enterCode={enterCode} passkey={{ start: startPasskey, finish: finishPasskey }} />
    </Card>
  );
}
