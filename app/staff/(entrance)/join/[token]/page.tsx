import type { Metadata } from 'next';
import { JoinForm } from '@/components/staff/entrance/join-form';
import { Card } from '@/components/ui/card';
import { getCaller } from '@/lib/server/door/caller';
import { getWords } from '@/lib/server/request-words';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { openStaffLink } from '@/lib/server/staff/entrance/open-staff-link';
import { joinByLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('entrance');
  return { title: t('join.titleJoin') };
}

const TITLES = { setup: 'join.titleSetup', join: 'join.titleJoin', reset: 'join.titleReset' } as const;
const TEXTS = { setup: 'join.textSetup', join: 'join.textJoin', reset: 'join.textReset' } as const;

type JoinPageProps = { params: Promise<{ token: string }> };

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const { t } = await getWords('entrance');
  const link = await openStaffLink(await getStaffEntrance(), await getCaller(), token);
  if (!link) {
    return (
      <Card>
        <h1 className="text-3xl font-bold text-balance">{t('join.ended.title')}</h1>
        <p>{t('join.ended.text')}</p>
      </Card>
    );
  }
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t(TITLES[link.kind])}</h1>
      <p>{t(TEXTS[link.kind], { role: t(`role.${link.role}`), email: link.email ?? '' })}</p>
      <JoinForm kind={link.kind} join={joinByLink.bind(null, token)} />
    </Card>
  );
}
