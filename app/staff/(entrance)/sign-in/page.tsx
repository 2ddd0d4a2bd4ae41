import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/staff/entrance/sign-in-form';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { isSignedIn } from '@/lib/server/door/staff-pages';
import { env } from '@/lib/server/env';
import { getWords } from '@/lib/server/request-words';
import { findLanding, readReturnPath } from '@/lib/shared/staff/return-path';
import { finishPasskey, signIn, signInElsewhere, startPasskey } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('entrance');
  return { title: t('signIn.title') };
}

type SignInPageProps = { searchParams: Promise<{ problem?: string; ended?: string; to?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { problem, ended, to } = await searchParams;
  if (await isSignedIn()) redirect(findLanding(to));
  const { t } = await getWords('entrance');
  const { singleSignOn } = env();
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('signIn.title')}</h1>
      {ended === 'idle' ? <Notice kind="hint">{t('signIn.expired')}</Notice> : null}
      {ended === 'signed-out' ? <Notice kind="success">{t('signIn.signedOut')}</Notice> : null}
      <SignInForm
        signIn={signIn}
        passkey={{ start: startPasskey, finish: finishPasskey }}
        singleSignOn={singleSignOn && { name: singleSignOn.name, start: signInElsewhere }}
        returnPath={readReturnPath(to)}
        initial={{ email: '', ...(problem === 'singleSignOn' || problem === 'tooMany' ? { problem } : {}) }}
      />
    </Card>
  );
}
