import { Card } from '@/components/ui/card';
import { getWords } from '@/lib/server/request-words';

/** Shown for an invitation that was used, was withdrawn, has expired, or never existed. */
export async function InvitationEnded() {
  const { t } = await getWords('pages');
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('invitationEnded.title')}</h1>
      <p>{t('invitationEnded.text')}</p>
    </Card>
  );
}
