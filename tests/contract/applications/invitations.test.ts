import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPrefill } from '@/lib/server/applications/invitations/invitation-prefill';
import {
  findInvitation,
  findOpenInvitation,
  noteInvitationUse,
  stateOfInvitation,
} from '@/lib/server/applications/invitations/invitation-record';
import { inviteCustomer } from '@/lib/server/applications/invitations/invite-customer';
import { listInvitations } from '@/lib/server/applications/invitations/list-invitations';
import { makeInvitation, type NewInvitation } from '@/lib/server/applications/invitations/make-invitation';
import { revokeInvitation } from '@/lib/server/applications/invitations/revoke-invitation';
import type { Database } from '@/lib/server/db/schema/database';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { INVITATIONS_PER_PAGE } from '@/lib/shared/submission/invitation';
import { startMailServer } from '../../setup/mail-server';
import { openTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY } from '../support/review-tools';
import { TEST_KEYS } from '../support/submission-storage';

const NOW = Date.UTC(2026, 10, 26, 15, 4);
const DAY_MS = 24 * 60 * 60 * 1000;
const ORIGIN = 'https://id.example.com';
const WANTED: NewInvitation = { emailAddress: 'jo@example.com', reference: '', prefill: {}, days: 7 };
/** Like an account whose role was removed by a later version. */
const WITHOUT_ROLE = { ...ENTRY, role: 'none' as StaffRole };

describe.each(DATABASE_KINDS)('an invitation on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterEach(() => close());

  const listRows = () => database.kysely.selectFrom('invitations').selectAll().orderBy('id').execute();
  const listActivity = () => database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
  const list = (olderThan?: string, now = NOW) => listInvitations(database, ENTRY, { olderThan, now });

  async function make(changes: Partial<NewInvitation> = {}, now = NOW) {
    const made = await makeInvitation({ database, keys: TEST_KEYS }, ENTRY, { ...WANTED, ...changes }, now);
    const token = 'path' in made ? made.path.replace('/invite/', '') : '';
    const { id } = (await findInvitation(database.kysely, token)) ?? { id: '' };
    return { token, id };
  }

  it('is kept by the digest of its token, with what staff knew, and recorded', async () => {
    const prefill = { firstName: ' Ines ', lastName: 'Ortiz', other: 'not a field' };
    const { token, id } = await make({ emailAddress: ' Jo@Example.com ', reference: ' R-1 ', prefill });
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row, ...others] = await listRows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ email: 'jo@example.com', reference: 'R-1', made_by: ENTRY.id, created_at: NOW });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row && openPrefill(TEST_KEYS, row)).toEqual({ firstName: 'Ines', lastName: 'Ortiz' });
    expect(row?.prefill).toBe('{}');
    expect(await listActivity()).toMatchObject([
      { action: 'invitation.made', actor_kind: 'staff', actor_id: ENTRY.id, subject_id: id, at: NOW },
    ]);
  });

  it('has no reference where only spaces were typed', async () => {
    await make({ reference: '  ' });
    expect(await listRows()).toMatchObject([{ reference: null }]);
  });

  it.each([
    { reference: 'R\n1' },
    { reference: 'R'.repeat(256) },
    { prefill: { firstName: 'In\u0000es' } },
    { prefill: { lastName: '\u202eziortO' } },
  ])('is not made with what the customer’s form would refuse: %j', async (changes) => {
    const made = await makeInvitation({ database, keys: TEST_KEYS }, ENTRY, { ...WANTED, ...changes }, NOW);
    expect(made).toEqual({ problem: 'invalid-text' });
    expect(await listRows()).toEqual([]);
  });

  it('is not made for what is no email address', async () => {
    expect(await makeInvitation({ database, keys: TEST_KEYS }, ENTRY, { ...WANTED, emailAddress: 'jo' }, NOW)).toEqual({
      problem: 'invalid-email',
    });
    expect(await listRows()).toEqual([]);
    expect(await listActivity()).toEqual([]);
  });

  it.each([
    [7, 7],
    [1.6, 2],
    [1, 1],
    [-3, 1],
    [0, 7],
    [Number.NaN, 7],
    [90, 90],
    [1_000, 90],
  ])('that is wanted for %s days can be used for %s', async (days, expected) => {
    const { token } = await make({ days });
    const end = NOW + expected * DAY_MS;
    expect(await findOpenInvitation(database.kysely, token, end - 1)).toMatchObject({ expires_at: end });
    expect(await findOpenInvitation(database.kysely, token, end)).toBeUndefined();
  });

  it('is found by its own token alone', async () => {
    const { token, id } = await make();
    await make();
    expect(await findInvitation(database.kysely, token)).toMatchObject({ id });
    expect(await findInvitation(database.kysely, `${token}A`)).toBeUndefined();
    expect(await findOpenInvitation(database.kysely, 'unknown', NOW)).toBeUndefined();
  });

  it('that was used is not open, keeps its first use, and is recorded once', async () => {
    const { token, id } = await make();
    const other = await make();
    await noteInvitationUse(database, id, 'first', NOW + 1);
    await noteInvitationUse(database, id, 'second', NOW + 2);
    expect(await findInvitation(database.kysely, token)).toMatchObject({
      used_at: NOW + 1,
      used_submission_id: 'first',
    });
    expect(await findOpenInvitation(database.kysely, token, NOW)).toBeUndefined();
    expect(await findOpenInvitation(database.kysely, other.token, NOW)).toBeDefined();
    expect((await listActivity()).filter(({ action }) => action === 'invitation.used')).toMatchObject([
      { actor_kind: 'applicant', actor_id: null, subject_id: id, at: NOW + 1 },
    ]);
  });

  it('is withdrawn once, alone, and recorded', async () => {
    const { token, id } = await make();
    const other = await make();
    expect(await revokeInvitation(database, ENTRY, id, NOW + 1)).toBe(true);
    expect(await revokeInvitation(database, ENTRY, id, NOW + 2)).toBe(false);
    expect(await findInvitation(database.kysely, token)).toMatchObject({ revoked_at: NOW + 1 });
    expect(await findOpenInvitation(database.kysely, other.token, NOW)).toBeDefined();
    expect((await listActivity()).filter(({ action }) => action === 'invitation.revoked')).toMatchObject([
      { actor_kind: 'staff', actor_id: ENTRY.id, subject_id: id, at: NOW + 1 },
    ]);
  });

  it('is not withdrawn once it was used, nor where there is none', async () => {
    const { token, id } = await make();
    await noteInvitationUse(database, id, 'first', NOW);
    expect(await revokeInvitation(database, ENTRY, id, NOW)).toBe(false);
    expect(await revokeInvitation(database, ENTRY, 'unknown', NOW)).toBe(false);
    expect(await findInvitation(database.kysely, token)).toMatchObject({ revoked_at: null });
    expect((await listActivity()).map(({ action }) => action)).not.toContain('invitation.revoked');
  });

  it('is listed with what became of it, newest first', async () => {
    const used = await make({ reference: 'R-1' });
    const revoked = await make();
    const expired = await make({ days: 1 });
    const open = await make({ emailAddress: 'last@example.com' });
    await noteInvitationUse(database, used.id, 'first', NOW);
    await revokeInvitation(database, ENTRY, revoked.id, NOW);
    const { invitations, older } = await list(undefined, NOW + DAY_MS);
    expect(invitations.map(({ id, state }) => [id, state])).toEqual([
      [open.id, 'open'],
      [expired.id, 'expired'],
      [revoked.id, 'revoked'],
      [used.id, 'used'],
    ]);
    const expiresAt = NOW + 7 * DAY_MS;
    expect(invitations[0]).toEqual({
      ...{ id: open.id, emailAddress: 'last@example.com', reference: '', state: 'open' },
      ...{ createdAt: NOW, expiresAt },
    });
    expect(invitations[3]).toMatchObject({ reference: 'R-1' });
    expect(older).toBeUndefined();
  });

  it('is listed on one page only, and the last page leads to no other', async () => {
    for (let number = 0; number < INVITATIONS_PER_PAGE; number += 1) await make();
    const full = await list();
    expect(full.invitations).toHaveLength(INVITATIONS_PER_PAGE);
    expect(full.older).toBeUndefined();
    await make();
    const first = await list();
    const second = await list(first.older);
    expect(first.invitations).toHaveLength(INVITATIONS_PER_PAGE);
    expect(second.invitations).toHaveLength(1);
    expect(second.older).toBeUndefined();
    const ids = [...first.invitations, ...second.invitations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(INVITATIONS_PER_PAGE + 1);
  });

  it('is out of reach of a role that is unknown', async () => {
    const { token, id } = await make();
    await expect(makeInvitation({ database, keys: TEST_KEYS }, WITHOUT_ROLE, WANTED, NOW)).rejects.toThrow();
    await expect(revokeInvitation(database, WITHOUT_ROLE, id, NOW)).rejects.toThrow();
    await expect(listInvitations(database, WITHOUT_ROLE, { olderThan: undefined, now: NOW })).rejects.toThrow();
    expect(await listRows()).toHaveLength(1);
    expect(await findOpenInvitation(database.kysely, token, NOW)).toBeDefined();
  });

  describe('that is sent by mail', () => {
    const invite = (changes: Partial<Parameters<typeof inviteCustomer>[2]> = {}) =>
      inviteCustomer(
        database,
        ENTRY,
        { ...WANTED, origin: ORIGIN, isMailWanted: true, language: 'en', openKeys: async () => TEST_KEYS, ...changes },
        NOW,
      );
    const made = (mail: string) => ({
      made: { url: expect.stringMatching(/^https:\/\/id\.example\.com\/invite\/[\w-]{43}\/in\/en$/), mail },
    });
    const setMail = (url: string) => {
      vi.stubEnv('SMTP_URL', url);
      vi.stubEnv('SMTP_FROM', 'portal@example.com');
    };
    afterEach(() => {
      vi.unstubAllEnvs();
    });

    it('carries the link that staff see, and the last day', async () => {
      const server = await startMailServer();
      try {
        setMail(server.url);
        const result = await invite({ emailAddress: ' Jo@example.com ' });
        expect(result).toMatchObject(made('sent'));
        expect(result.made?.emailAddress).toBe('Jo@example.com');
        expect(server.mails).toMatchObject([{ to: 'Jo@example.com', from: 'portal@example.com' }]);
        expect(server.mails[0]?.text).toContain(result.made?.url);
        expect(server.mails[0]?.text).toContain('December 3, 2026');
        expect(server.mails[0]?.text).toContain('Subject: Please confirm your identity');
      } finally {
        await server.close();
      }
    });

    it('is made and shown where the mail server does not answer, and mailed later, unless nothing may be kept', async () => {
      const server = await startMailServer();
      await server.close();
      setMail(server.url);
      expect(await invite()).toMatchObject(made('queued'));
      vi.stubEnv('OUTBOX', 'off');
      expect(await invite()).toMatchObject(made('failed'));
      expect(await database.kysely.selectFrom('outbox').select('kind').execute()).toEqual([{ kind: 'mail' }]);
    });

    it('is only shown where no mail was wanted, or none is configured', async () => {
      expect(await invite()).toMatchObject(made('not-asked'));
      setMail('smtp://127.0.0.1:1');
      expect(await invite({ isMailWanted: false })).toMatchObject(made('not-asked'));
    });

    it('is not made for what is no email address', async () => {
      expect(await invite({ emailAddress: 'jo' })).toEqual({ problem: 'invalid-email' });
    });
  });
});

describe('what became of an invitation', () => {
  it.each([
    ['used', { used_at: 1, revoked_at: null, expires_at: NOW + 1 }],
    ['used', { used_at: 1, revoked_at: 2, expires_at: NOW - 1 }],
    ['revoked', { used_at: null, revoked_at: 2, expires_at: NOW + 1 }],
    ['revoked', { used_at: null, revoked_at: 2, expires_at: NOW - 1 }],
    ['open', { used_at: null, revoked_at: null, expires_at: NOW + 1 }],
    ['expired', { used_at: null, revoked_at: null, expires_at: NOW }],
  ])('is that it is %s', (state, row) => {
    expect(stateOfInvitation(row, NOW)).toBe(state);
  });
});
