import { symmetricEncrypt } from 'better-auth/crypto';
import { TOTP, URI } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { signInWithCode } from '@/lib/server/staff/entrance/sign-in';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { confirmAuthenticator, startAuthenticator } from '@/lib/server/staff/own-account/own-second-factors';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const ROBIN = 'robin@example.com';
/** As the test's own entrance has it. */
const SECRET = 's'.repeat(40);

describe.each(DATABASE_KINDS)('backup codes on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  let codes: string[];
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
    await addMember(entrance, ROBIN, 'entry');
    codes = await addApp();
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  const callerOf = (headers: Headers) => ({ headers, address: '192.0.2.1', now: Date.now() });

  async function addApp(): Promise<string[]> {
    const headers = await signInForTest(entrance, ROBIN);
    const session = await findSession(entrance, headers, Date.now());
    if (!session) throw new Error('There is no session.');
    const started = await startAuthenticator(entrance, session, callerOf(headers), STAFF_PASSWORD);
    const app = started.kind === 'started' ? URI.parse(started.address) : undefined;
    if (started.kind !== 'started' || !(app instanceof TOTP)) throw new Error('That is no authenticator app.');
    await confirmAuthenticator(entrance, session, callerOf(headers), app.generate());
    return started.backupCodes;
  }

  const enter = async (code: string) => {
    const headers = await signInForTest(entrance, ROBIN);
    return (await signInWithCode(entrance, callerOf(headers), { code, isBackupCode: true })).kind;
  };

  it('are ten that differ, without characters that are easily confused', () => {
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
  });

  it('work once each, with or without the dash, in upper or lower case, and with spaces around', async () => {
    const [plain = '', upper = '', dashless = '', spaced = ''] = codes;
    expect(await enter(plain)).toBe('signed-in');
    expect(await enter(plain.toUpperCase())).toBe('wrong');
    expect(await enter(upper.toUpperCase())).toBe('signed-in');
    expect(await enter(dashless.replace('-', ''))).toBe('signed-in');
    expect(await enter(` ${spaced.replace('-', ' – ').toUpperCase()} `)).toBe('signed-in');
    expect(await enter('')).toBe('wrong');
  });

  it('are still those that an earlier version made, with upper case in them', async () => {
    const made = await symmetricEncrypt({ key: SECRET, data: JSON.stringify(['AbCdE-FgH01', 'ZyXwV-UtS98']) });
    await entrance.database.kysely.updateTable('staff_authenticators').set({ backup_codes: made }).execute();
    expect(await enter('AbCdE-FgH01')).toBe('signed-in');
    expect(await enter('AbCdE-FgH01')).toBe('wrong');
    expect(await enter('zyxwvuts98')).toBe('signed-in');
  });

  it('are kept encrypted', async () => {
    const rows = await entrance.database.kysely.selectFrom('staff_authenticators').select('backup_codes').execute();
    expect(rows).toHaveLength(1);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.slice(0, 5));
  });
});
