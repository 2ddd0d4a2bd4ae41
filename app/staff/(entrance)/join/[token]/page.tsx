import type { Metadata } from 'next';
import { cache } from 'react';
import { JoinForm } from '@/components/staff/entrance/join-form';
import { Card } from '@/components/ui/card';
import { servePage } from '@/lib/server/door/serve';
import { openStaffLinkDoor } from '@/lib/server/doors/join-doors';
import { getWords } from '@/lib/server/request-words';
import { joinByLink } from './actions';

const TITLES = { setup: 'join.titleSetup', join: 'join.titleJoin', reset: 'join.titleReset' } as const;
const TEXTS = { setup: 'join.textSetup', join: 'join.textJoin', reset: 'join.textReset' } as const;

/** Once a request, for the title and the page: each opening counts. */
const openStaffLink = cache(servePage(openStaffLinkDoor));

type JoinPageProps = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: JoinPageProps): Promise<Metadata> {
  const { t } = await getWords('entrance');
  const opened = await openStaffLink((await params).token);
  return { title: opened.kind === 'refused' ? t('join.ended.title') : t(TITLES[opened.link.kind]) };
}

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const { t } = await getWords('entrance');
  const opened = await openStaffLink(token);
  if (opened.kind === 'refused') {
    return (
      <Card>
        <h1 className="text-3xl font-bold text-balance">{t('join.ended.title')}</h1>
        <p>{t('join.ended.text')}</p>
      </Card>
    );
  }
  const { link } = opened;
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t(TITLES[link.kind])}</h1>
      <p>{t(TEXTS[link.kind], { role: t(`role.${link.role}`), email: link.email ?? '' })}</p>
      <JoinForm kind={link.kind} join={joinByLink.bind(null, token)} />
    </Card>
  );
}
