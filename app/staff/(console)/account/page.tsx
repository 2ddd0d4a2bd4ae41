import type { Metadata } from 'next';
import { AuthenticatorPart } from '@/components/staff/account/authenticator-part';
import { PasskeysPart } from '@/components/staff/account/passkeys-part';
import { PasswordPart } from '@/components/staff/account/password-part';
import { ResetsPart } from '@/components/staff/account/resets-part';
import { SessionsPart } from '@/components/staff/account/sessions-part';
import { Notice } from '@/components/ui/notice';
import { requireStaffSession } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { listOwnResets } from '@/lib/server/staff/own-account/own-resets';
import { listSecondFactors } from '@/lib/server/staff/own-account/own-second-factors';
import { listOwnSessions } from '@/lib/server/staff/own-account/own-sessions';
import {
  changeAuthenticator,
  changePassword,
  endOwnSession,
  finishAddingPasskey,
  removeOwnPasskey,
  startAddingPasskey,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const session = await requireStaffSession();
  const { t } = await getWords('account');
  const entrance = await getStaffEntrance();
  const { hasAuthenticator, passkeys } = await listSecondFactors(entrance, session);
  const { name, emailAddress } = session.member;
  return (
    <>
      <header>
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        <p className="text-ink-muted">
          <bdi>{name}</bdi>, <bdi>{emailAddress}</bdi>
        </p>
      </header>
      {session.needsSecondFactor ? <Notice kind="hint">{t('needed')}</Notice> : null}
      <ResetsPart resets={await listOwnResets(entrance, session, Date.now())} />
      <AuthenticatorPart isOn={hasAuthenticator} change={changeAuthenticator} />
      <PasskeysPart
        passkeys={passkeys}
        start={startAddingPasskey}
        finish={finishAddingPasskey}
        remove={removeOwnPasskey}
      />
      <PasswordPart change={changePassword} />
      <SessionsPart sessions={await listOwnSessions(entrance, session, Date.now())} end={endOwnSession} />
    </>
  );
}
