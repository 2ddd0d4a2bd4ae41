import { Card } from '@/components/ui/card';
import { getWords } from '@/lib/server/request-words';

/** An invitation that was used, withdrawn, or has expired, or that never was. */
export async function InvitationEnded() {
  const { t } = await getWords('pages');
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('invitationEnded.title')}</h1>
      <p>{t('invitationEnded.text')}</p>
    </Card>
  );
}
