import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findApplicationStatus } from '@/lib/server/applications/status-links/find-application-status';
import { digestStatusSecret, statusSecretOfInvitation } from '@/lib/server/applications/status-links/status-secret';
import { countStatusLinks, withdrawStatusLinks } from '@/lib/server/applications/status-links/withdraw-status-links';
import { decideCustomer } from '@/lib/server/review/decide-customer';
import { makeSecretToken } from '@/lib/server/secret-token';
import type { DecisionInput } from '@/lib/shared/review/decision';
import { EMAIL, type OpenedPortal, openForm, openPortal, STAFF } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { REVIEWER } from '../support/review-tools';
import { OTHER_FRONT } from '../support/sample';

const DAY_MS = 86_400_000;
const SETTINGS = DATABASE_KINDS.flatMap((kind) =>
  (['embedded', 'remote'] as const).map((where) => ({ kind, where, name: `${kind}, ${where} storage` })),
);

describe.each(SETTINGS)('A status link ($name)', ({ kind, where }) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    portal = await openPortal(kind, where);
  });
  afterEach(() => portal.close());

  const look = (secret: unknown, now = Date.now()) =>
    findApplicationStatus(portal.database, portal.storage, secret, now);
  const getCustomer = async () => {
    const customer = await portal.storage.directory.findCustomerByEmail(EMAIL);
    if (!customer) throw new Error('no customer');
    return customer;
  };

  async function decide(decision: Pick<DecisionInput, 'status' | 'reason' | 'customerText'>) {
    const { id, updatedAt, status } = await getCustomer();
    const newest = portal.database.kysely.selectFrom('decisions').select('id').orderBy('id', 'desc');
    const decisionId = (await newest.executeTakeFirst())?.id ?? '';
    const tools = {
      ...{ database: portal.database, storage: portal.storage.client, now: Date.now },
      openKeys: portal.storage.openKeys,
      findCustomer: portal.storage.directory.findCustomer,
      noteStatus: ({ emailAddress }: { emailAddress: string }, noted: 'PASS' | 'PENDING' | 'FAIL') =>
        portal.storage.directory.noteStatus({ emailAddress, status: noted, now: Date.now() }),
    };
    const seen = { status, decisionId, updatedAt };
    const input: DecisionInput = { customerId: id, note: '', despite: ['unopened'], seen, ...decision };
    expect(await decideCustomer(REVIEWER, input, tools)).toMatchObject({ kind: 'decided' });
  }

  it('shows the status, the reference and the first name, and nothing else of the person', async () => {
    const form = openForm();
    const outcome = await portal.send(form({ reference: '888888812' }));
    expect(outcome).toMatchObject({ statusSecret: form.statusSecret });
    expect(await look(form.statusSecret)).toEqual({
      ...{ status: 'PENDING', firstName: 'John', reference: '888888812' },
      ...{ reason: undefined, customerText: undefined },
      recordPath: `/staff/customers/${(await getCustomer()).id}`,
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('shows what staff decided, why, and what they wrote for the customer', async () => {
    const form = openForm();
    await portal.send(form());
    const before = await look(form.statusSecret);
    await decide({ status: 'FAIL', reason: 'expired', customerText: 'Your new passport will do.' });
    const after = await look(form.statusSecret);
    expect(after).toMatchObject({ status: 'FAIL', reason: 'expired', customerText: 'Your new passport will do.' });
    expect(after?.version).not.toBe(before?.version);
    expect((await look(form.statusSecret))?.version).toBe(after?.version);
  });

  it('renews a record where staff asked for more, and is held while they did not', async () => {
    const form = openForm();
    await portal.send(form());
    await portal.send(form({ city: 'Too Early' }));
    expect(await portal.readRecord()).not.toContain('Too Early');
    expect(await look(form.statusSecret)).toMatchObject({ status: 'PENDING' });
    await decide({ status: 'PENDING', reason: 'more-information' });
    const reference = (await look(form.statusSecret))?.reference;
    await portal.send(form({ city: 'Asked For' }, OTHER_FRONT));
    expect(await portal.readRecord()).toContain('Asked For');
    expect((await look(form.statusSecret))?.reference).toBe(reference);
    expect(await portal.listActivity()).toContain('applicant customer.updated');
  });

  it('can be withdrawn by staff, which is recorded: it shows nothing and proves nothing from then on', async () => {
    const form = openForm();
    await portal.send(form());
    await decide({ status: 'FAIL', reason: 'unreadable' });
    expect(await countStatusLinks(portal.database, EMAIL, Date.now())).toBe(1);
    const before = await portal.readRecord();
    expect(await withdrawStatusLinks(portal.database, REVIEWER, await getCustomer(), Date.now())).toBe(1);
    expect(await look(form.statusSecret)).toBeUndefined();
    await portal.send(form({ city: 'Withdrawn' }, OTHER_FRONT));
    expect(await portal.readRecord()).toBe(before);
    expect(await look(form.statusSecret)).toBeUndefined();
    expect(await withdrawStatusLinks(portal.database, REVIEWER, await getCustomer(), Date.now())).toBe(0);
    expect((await portal.listActivity()).filter((entry) => entry === 'staff status-link.withdrawn')).toHaveLength(1);
  });

  it('lapses 90 days after the last submission by it', async () => {
    const form = openForm();
    await portal.send(form());
    expect(await look(form.statusSecret, Date.now() + 89 * DAY_MS)).toBeDefined();
    expect(await look(form.statusSecret, Date.now() + 90 * DAY_MS)).toBeUndefined();
  });

  it('leads nowhere when it was never made, whatever it is', async () => {
    for (const secret of [makeSecretToken(), '', 'x', null, undefined, 7, {}, '%', 'a'.repeat(10_000)]) {
      expect(await look(secret)).toBeUndefined();
    }
  });

  it('is stored as a digest of its own kind; the secret stands nowhere in clear', async () => {
    const form = openForm();
    await portal.send(form());
    const rows = await portal.database.kysely.selectFrom('applications').selectAll().execute();
    expect(rows).toMatchObject([{ secret_digest: digestStatusSecret(form.statusSecret) }]);
    for (const cell of rows.flatMap((row) => Object.values(row))) {
      const bytes = Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell));
      for (const value of [form.statusSecret, 'John', EMAIL]) expect(bytes.includes(value)).toBe(false);
    }
  });

  it('still shows what the portal knows when the storage does not answer', async () => {
    const form = openForm();
    await portal.send(form());
    portal.storage.client.getStatus = async () => ({
      ok: false,
      error: { code: 'unavailable', reason: 'timeout', canRetry: true, delivery: 'unknown' },
    });
    expect(await look(form.statusSecret)).toMatchObject({ status: 'PENDING', firstName: 'John' });
  });

  it('shows nothing once the record is gone', async () => {
    const form = openForm();
    await portal.send(form());
    portal.vendor.customers.clear();
    await portal.database.kysely.deleteFrom('customers').execute();
    expect(await look(form.statusSecret)).toBeUndefined();
  });

  it('is not made for what staff enter, and staff end what a link proved', async () => {
    const form = openForm();
    await portal.send(form());
    expect(await portal.send(openForm()({ city: 'Hartford' }), STAFF)).not.toHaveProperty('statusSecret');
    await portal.storage.client.updateStatus(EMAIL, 'FAIL');
    await portal.send(form({ city: 'Late' }));
    expect(await portal.readRecord()).toContain('Hartford');
    expect(await look(form.statusSecret)).toMatchObject({ status: 'FAIL' });
  });
});

it('The status link of an invitation follows from its token alone, and is another secret', () => {
  const token = makeSecretToken();
  expect(statusSecretOfInvitation(token)).toMatch(/^[\w-]{43}$/);
  expect(statusSecretOfInvitation(token)).toBe(statusSecretOfInvitation(token));
  expect(statusSecretOfInvitation(token)).not.toBe(token);
  expect(statusSecretOfInvitation(makeSecretToken())).not.toBe(statusSecretOfInvitation(token));
});
