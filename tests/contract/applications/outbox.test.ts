import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TRIED_FOR_MS } from '@/lib/server/outbox/deliver-entry';
import { OUTBOX_LIMITS } from '@/lib/server/outbox/outbox-limits';
import { giveUp, listUndelivered, sendAgain } from '@/lib/server/review-outbox/undelivered';
import { makeSecretToken } from '@/lib/server/secret-token';
import { readFixture } from '../../fixtures/make-images';
import { EMAIL, INVITED, openForm, STAFF } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { type OutboxPortal, openOutboxPortal } from '../support/outbox-setting';
import { ENTRY, REVIEWER } from '../support/review-tools';
import { FRONT } from '../support/sample';

const REFUSED = { httpStatus: 400, text: '{"result":"Error","message":"The photo is too dark"}' };
const RECEIVED = { kind: 'received', status: 'PENDING' };
const NEW_STAFF = { ...STAFF, mayChange: 'none' } as const;

describe.each(DATABASE_KINDS)('while the storage API is away, on %s', (kind) => {
  let portal: OutboxPortal;
  beforeEach(async () => {
    portal = await openOutboxPortal(kind);
  });
  afterEach(() => portal.close());

  const back = () => portal.vendor.behaveAlways('well');

  it.each([
    'close-before-reading',
    'never-answer',
    'html-502',
    'html-200',
    'refuse-401',
    'store-and-never-answer',
  ] as const)(
    'a submission is received, shown as on its way, and stored once when it is back: %s',
    async (behavior) => {
      const form = openForm();
      const submission = form();
      portal.vendor.behaveAlways(behavior);
      const answer = await portal.send(submission);
      expect(answer).toMatchObject({ ...RECEIVED, statusSecret: form.statusSecret });
      expect(await portal.send(submission)).toEqual(answer);
      expect(await portal.showStatus(form.statusSecret)).toMatchObject({ status: 'PENDING', isOnItsWay: true });
      expect(await portal.listEntries()).toHaveLength(1);
      await portal.deliverAll();
      expect(await portal.listEntries()).toHaveLength(1);
      back();
      portal.wait(3_600_000);
      await portal.deliverAll();
      expect(await portal.listEntries()).toEqual([]);
      const stored = portal.listWrites().filter((body) => body?.target?.email === EMAIL);
      expect(portal.vendor.customers.get(EMAIL)).toMatchObject({ status: 'PENDING', attributes: { fn: 'John' } });
      expect(stored.length).toBeGreaterThan(0);
      const shown = await portal.showStatus(form.statusSecret);
      expect(shown).toMatchObject({ status: 'PENDING', recordPath: expect.stringContaining('/staff/customers/') });
      expect(shown?.isOnItsWay).toBeUndefined();
      expect(await portal.send(submission)).toEqual(answer);
      expect(portal.listWrites()).toHaveLength(stored.length);
    },
  );

  it('what was stored before the answer was lost is not written again, and is the same customer', async () => {
    const form = openForm();
    portal.vendor.behaveNext('well', 'store-and-never-answer', 'never-answer');
    expect(await portal.send(form())).toMatchObject(RECEIVED);
    expect(portal.vendor.customers.size).toBe(1);
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.listWrites()).toHaveLength(1);
    expect(await portal.listEntries()).toEqual([]);
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({
      status: 'PENDING',
      recordPath: expect.anything(),
    });
  });

  it('an invited person’s change of a record is not written again where the photos say that it arrived', async () => {
    await portal.send(openForm()());
    const other = (await readFixture('small.jpg')).toString('base64');
    portal.vendor.behaveNext('well', 'store-and-never-answer', 'never-answer');
    expect(await portal.send(openForm()({}, other), INVITED)).toMatchObject(RECEIVED);
    portal.wait(60_000);
    await portal.deliverAll();
    expect(await portal.listEntries()).toEqual([]);
    expect(portal.listWrites()).toHaveLength(2);
    expect(portal.vendor.customers.get(EMAIL)?.documents.front).toBe(other);
  });

  it('an invited person’s change that did not arrive is written, even where the same details stood there', async () => {
    await portal.send(openForm()());
    const other = (await readFixture('small.jpg')).toString('base64');
    portal.vendor.behaveNext('well', 'never-answer', 'never-answer');
    expect(await portal.send(openForm()({}, other), INVITED)).toMatchObject(RECEIVED);
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.get(EMAIL)?.documents.front).toBe(other);
  });

  it('a stranger’s submission for an existing record changes nothing and is held, with the same answers as a new one', async () => {
    await portal.send(openForm()());
    const before = structuredClone(portal.vendor.customers.get(EMAIL));
    const [known, unknown] = [openForm(), openForm()];
    portal.vendor.behaveAlways('html-502');
    const answers = [
      await portal.send(known({ firstName: 'Mallory' })),
      await portal.send(unknown({ emailAddress: 'new@example.com' })),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ...RECEIVED, reference: expect.any(String) });
    const shown = await Promise.all([known, unknown].map(({ statusSecret }) => portal.showStatus(statusSecret)));
    const { reference: _first, ...ofKnown } = shown[0] ?? {};
    const { reference: _second, ...ofUnknown } = shown[1] ?? {};
    expect({ ...ofKnown, firstName: '' }).toEqual({ ...ofUnknown, firstName: '' });
    back();
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.get(EMAIL)).toEqual(before);
    expect(await portal.database.kysely.selectFrom('held_submissions').selectAll().execute()).toHaveLength(1);
    const after = await Promise.all([known, unknown].map(({ statusSecret }) => portal.showStatus(statusSecret)));
    expect(after).toMatchObject([{ status: 'PENDING' }, { status: 'PENDING' }]);
    expect(after.map((found) => found?.isOnItsWay)).toEqual([undefined, undefined]);
  });

  it('who renews by their own link keeps it while the renewal waits', async () => {
    const form = openForm();
    portal.vendor.decideNext('FAIL');
    await portal.send(form());
    portal.vendor.behaveAlways('never-answer');
    expect(await portal.send(form({ city: 'Bend' }))).toMatchObject(RECEIVED);
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({ status: 'PENDING', isOnItsWay: true });
    back();
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.get(EMAIL)).toMatchObject({ status: 'PENDING', attributes: { city: 'Bend' } });
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({ status: 'PENDING' });
  });

  it('what staff enter waits as well; where a record exists by then, it is held for comparison', async () => {
    portal.vendor.behaveAlways('html-502');
    expect(await portal.send(openForm()(), NEW_STAFF)).toMatchObject({ ...RECEIVED, isOnItsWay: true });
    back();
    await portal.storage.client.createOrUpdateCustomer({
      ...{ target: { email: EMAIL, fn: 'Other' } },
      documents: { front: openForm()().documents.front },
    });
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.get(EMAIL)).toMatchObject({ attributes: { fn: 'Other' } });
    expect(await portal.listActivity()).toContain('staff submission.held');
  });

  it('what staff enter is recorded as theirs when it is delivered', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()(), NEW_STAFF);
    expect(await portal.listActivity()).toEqual([]);
    back();
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.has(EMAIL)).toBe(true);
    const [entered] = await portal.database.kysely.selectFrom('activity').selectAll().execute();
    const customer = await portal.storage.directory.findCustomerByEmail(EMAIL);
    expect(entered).toMatchObject({ action: 'customer.entered', actor_id: 'staff-id', subject_id: customer?.id });
  });

  it('staff who change a record that they have seen are told at once', async () => {
    portal.vendor.behaveAlways('html-502');
    expect(await portal.send(openForm()(), STAFF)).toMatchObject({ kind: 'failed', problem: 'storage-unavailable' });
    expect(await portal.listEntries()).toEqual([]);
  });

  it('staff who change a record for which something waits are told to come back, so that they do not overtake it', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()(), INVITED);
    back();
    expect(await portal.send(openForm()(), STAFF)).toEqual({ kind: 'failed', problem: 'busy', delivery: 'not-sent' });
    expect(portal.listWrites()).toEqual([]);
  });

  it('a write whose end is unknown is given time to arrive before it is asked for', async () => {
    portal.vendor.behaveNext('well', 'never-answer', 'never-answer');
    await portal.send(openForm()());
    expect(await portal.deliverAll()).toBe(0);
    portal.wait(16_000);
    expect(await portal.deliverAll()).toBe(1);
    expect(portal.vendor.customers.has(EMAIL)).toBe(true);
  });

  it('one email’s submissions arrive in the order in which they were sent, also the one sent once it is back', async () => {
    portal.vendor.behaveAlways('html-502');
    for (const city of ['Bend', 'Salem']) await portal.send(openForm()({ city }), INVITED);
    back();
    expect(await portal.send(openForm()({ city: 'Eugene' }), INVITED)).toMatchObject(RECEIVED);
    expect(portal.listWrites()).toEqual([]);
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.listWrites().map((body) => body?.target?.city)).toEqual(['Bend', 'Salem', 'Eugene']);
  });

  it('what is sent while an earlier one of the same email is being delivered is received, and goes out after it', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()({ city: 'Bend' }), INVITED);
    back();
    portal.wait(60_000);
    let goOn: () => void = () => undefined;
    const isHeldUp = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const delivered = portal.deliverNext({
      getStatus: async (email) => {
        hasBegun();
        await isHeldUp;
        return portal.storage.client.getStatus(email);
      },
    });
    await begun;
    const second = openForm();
    expect(await portal.send(second({ city: 'Salem' }), INVITED)).toMatchObject(RECEIVED);
    expect(await portal.showStatus(second.statusSecret)).toMatchObject({ isOnItsWay: true });
    expect(await portal.deliverNext()).toBe(false);
    goOn();
    await delivered;
    await portal.deliverAll();
    expect(portal.listWrites().map((body) => body?.target?.city)).toEqual(['Bend', 'Salem']);
  });

  it('a loop delivers by itself, and stops once what is under way has ended', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()());
    back();
    const { stop } = portal.runLoop();
    await expect.poll(() => portal.vendor.customers.has(EMAIL), { timeout: 20_000 }).toBe(true);
    await stop();
    expect(await portal.listEntries()).toEqual([]);
  });

  it('nobody is kept waiting by a storage that did not answer the last time', async () => {
    portal.vendor.behaveAlways('never-answer');
    await portal.send(openForm()());
    const asked = portal.vendor.requests.length;
    await portal.send(openForm()({ emailAddress: 'second@example.com' }));
    expect(portal.vendor.requests).toHaveLength(asked);
    expect(await portal.listEntries()).toHaveLength(2);
  });

  it('it is left alone after three failures, then asked once, and everything goes out when it answers', async () => {
    portal.vendor.behaveAlways('html-502');
    const emails = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'];
    for (const emailAddress of emails) await portal.send(openForm()({ emailAddress }));
    const asked = () => portal.vendor.requests.length;
    expect(await portal.deliverAll()).toBe(2);
    const afterThree = asked();
    expect(await portal.deliverAll()).toBe(0);
    expect(asked()).toBe(afterThree);
    portal.wait(2_500);
    expect(await portal.deliverAll()).toBe(1);
    expect(asked()).toBe(afterThree + 1);
    back();
    portal.wait(5_000);
    expect(await portal.deliverAll()).toBe(4);
    expect([...portal.vendor.customers.keys()].sort()).toEqual(emails);
  });

  it('two instances deliver each submission once', async () => {
    portal.vendor.behaveAlways('html-502');
    const emails = Array.from({ length: 12 }, (_, index) => `person-${index}@example.com`);
    for (const emailAddress of emails) await portal.send(openForm()({ emailAddress }));
    back();
    portal.wait(60_000);
    const others = [await portal.openInstance(), await portal.openInstance()];
    const work = async (next: () => Promise<boolean>) => {
      while (await next());
    };
    await Promise.all([...others.map(({ deliverNext }) => work(deliverNext)), work(portal.deliverNext)]);
    await Promise.all(others.map(({ close }) => close()));
    expect(await portal.listEntries()).toEqual([]);
    expect(
      portal
        .listWrites()
        .map((body) => body?.target?.email)
        .sort(),
    ).toEqual([...emails].sort());
  });

  it('what a killed instance had begun is asked for when its lease has lapsed, and not doubled', async () => {
    portal.vendor.behaveAlways('html-502');
    const form = openForm();
    await portal.send(form());
    back();
    portal.wait(60_000);
    // It is stored, and the instance is gone before it can note that.
    let hasWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const killed = await portal.openInstance({
      createOrUpdateCustomer: async (write) => {
        await portal.storage.client.createOrUpdateCustomer(write);
        hasWritten();
        return new Promise(() => undefined);
      },
    });
    void killed.deliverNext();
    await written;
    expect(await portal.deliverNext()).toBe(false);
    portal.wait(31_000);
    await portal.deliverAll();
    expect(await portal.listEntries()).toEqual([]);
    expect(portal.listWrites()).toHaveLength(1);
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({
      status: 'PENDING',
      recordPath: expect.anything(),
    });
    await killed.close();
  });

  it('content that is refused is told at once; refused later, staff see it, send it again, or give it up once', async () => {
    portal.vendor.behaveAlways(REFUSED);
    expect(await portal.send(openForm()())).toMatchObject({ kind: 'failed', problem: 'storage-refused' });
    expect(await portal.listEntries()).toEqual([]);
    const form = openForm();
    portal.vendor.behaveAlways('html-502');
    await portal.send(form());
    portal.vendor.behaveAlways(REFUSED);
    portal.wait(60_000);
    expect(await portal.deliverAll()).toBe(1);
    portal.wait(TRIED_FOR_MS);
    expect(await portal.deliverAll()).toBe(0);
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({ status: 'PENDING', isOnItsWay: false });

    const { database } = portal;
    const tools = { database, openKeys: portal.storage.openKeys };
    const list = async () => (await listUndelivered(REVIEWER, tools, undefined)).undelivered;
    const [dead] = await list();
    expect(dead).toMatchObject({ name: 'John Smith', emailAddress: EMAIL, reason: 'refused' });
    const id = dead?.id ?? '';
    await expect(listUndelivered(ENTRY, tools, undefined)).rejects.toThrow();
    await expect(sendAgain(database, ENTRY, id, Date.now())).rejects.toThrow();
    await expect(giveUp(database, ENTRY, id, Date.now())).rejects.toThrow();

    expect(await sendAgain(database, REVIEWER, id, portal.clock())).toEqual({ kind: 'sent-again' });
    expect(await giveUp(database, REVIEWER, id, portal.clock())).toEqual({ kind: 'failed', problem: 'gone' });
    expect(await portal.deliverAll()).toBe(1);
    expect(await list()).toHaveLength(1);
    expect(await giveUp(database, REVIEWER, id, portal.clock())).toEqual({ kind: 'given-up' });
    expect(await giveUp(database, REVIEWER, id, portal.clock())).toEqual({ kind: 'failed', problem: 'gone' });
    expect(await list()).toEqual([]);
    expect(await portal.showStatus(form.statusSecret)).toMatchObject({ status: 'FAIL' });
    expect(await portal.listActivity()).toEqual([
      ...['system delivery.stopped', 'staff delivery.repeated', 'system delivery.stopped', 'staff delivery.given-up'],
    ]);
  });

  it('what was tried for two days waits for staff, and is stored when they send it again', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()());
    portal.wait(TRIED_FOR_MS);
    expect(await portal.deliverAll()).toBe(1);
    expect(await portal.listEntries()).toMatchObject([{ state: 'dead', problem: 'unavailable' }]);
    back();
    const [entry] = await portal.listEntries();
    await sendAgain(portal.database, REVIEWER, entry?.id ?? '', portal.clock());
    portal.wait(60_000);
    await portal.deliverAll();
    expect(portal.vendor.customers.has(EMAIL)).toBe(true);
  });

  it('there is room for so many and no more, and for so many of one email', async () => {
    portal.vendor.behaveAlways('html-502');
    const limits = { ...OUTBOX_LIMITS, maxEntries: 3, maxPerLane: 1 };
    const send = (emailAddress: string, form = openForm()) => portal.send(form({ emailAddress }), INVITED, { limits });
    expect(await send('a@example.com')).toMatchObject(RECEIVED);
    expect(await send('a@example.com')).toEqual({ kind: 'failed', problem: 'outbox-full', delivery: 'not-sent' });
    expect(await send('b@example.com')).toMatchObject(RECEIVED);
    expect(await send('c@example.com')).toMatchObject(RECEIVED);
    expect(await send('d@example.com')).toMatchObject({ kind: 'failed', problem: 'storage-unavailable' });
    await portal.deliverAll();
    expect(await send('e@example.com')).toEqual({ kind: 'failed', problem: 'outbox-full', delivery: 'not-sent' });
    const small = { ...OUTBOX_LIMITS, maxBytes: 10 };
    expect(await portal.send(openForm()({ emailAddress: 'f@example.com' }), INVITED, { limits: small })).toMatchObject({
      problem: 'outbox-full',
    });
    expect(await portal.database.kysely.selectFrom('submissions').selectAll().execute()).toHaveLength(3);
  });

  it('nothing is kept while the disk is almost full', async () => {
    portal.vendor.behaveAlways('html-502');
    portal.database.hasRoomForImages = async () => false;
    expect(await portal.send(openForm()(), INVITED)).toMatchObject({ kind: 'failed', problem: 'storage-unavailable' });
    for (let count = 0; count < 4; count += 1) {
      // Once the portal no longer tries, too: the outbox has room.
      expect(await portal.send(openForm()({ emailAddress: `${count}@example.com` }), INVITED)).toEqual({
        ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' },
      });
    }
    expect(await portal.listEntries()).toEqual([]);
  });

  it('what another attempt has taken over meanwhile is not said to lack room', async () => {
    portal.vendor.behaveAlways('html-502');
    await portal.send(openForm()({ emailAddress: 'first@example.com' }), INVITED);
    const form = openForm()();
    portal.database.hasRoomForImages = async () => {
      await portal.database.kysely.updateTable('submissions').set({ claimed_by: 'another' }).execute();
      return true;
    };
    expect(await portal.send(form, INVITED)).toEqual({ kind: 'failed', problem: 'busy', delivery: 'unknown' });
  });

  it('with the outbox off it fails as ever, and nothing is kept', async () => {
    portal.vendor.behaveAlways('html-502');
    const storage = { ...portal.storage, hasOutbox: false };
    expect(await portal.send(openForm()(), undefined, { storage })).toEqual({
      ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' },
    });
    expect(await portal.listEntries()).toEqual([]);
    expect(await portal.database.kysely.selectFrom('breakers').selectAll().execute()).toEqual([]);
  });
});

it('no value, image or secret of a waiting submission is in the database file in clear', async () => {
  const portal = await openOutboxPortal('sqlite');
  const canaries = {
    firstName: 'Canaryfirst',
    streetAddress: '77 Canarystreet',
    emailAddress: 'canary.mail@example.com',
  };
  const form = openForm(makeSecretToken());
  portal.vendor.behaveAlways('html-502');
  expect(await portal.send(form(canaries))).toMatchObject(RECEIVED);
  await portal.close();
  const folder = portal.location.dataDir;
  const files = readdirSync(folder).filter((name) => name.startsWith('portal.sqlite'));
  const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
  for (const canary of [...Object.values(canaries), form.statusSecret])
    expect(bytes.includes(canary), canary).toBe(false);
  expect(bytes.includes(Buffer.from(FRONT, 'base64').subarray(20, 60))).toBe(false);
});
