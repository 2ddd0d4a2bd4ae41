import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { refusal, success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { BACK, FRONT, makeEmail, OTHER_FRONT } from '../support/sample';
import { listStoredImages } from '../support/stored-image';

const DAY_MS = 86_400_000;
const NOW = Date.now();
const KEPT_DAYS = 30;

type Portal = Awaited<ReturnType<typeof startPortalStorage>>;
/** What happened to a customer, and how many days ago. */
type Event = [daysAgo: number, what: 'PASS' | 'FAIL' | 'PENDING' | { front: string; back?: string; fn?: string }];

async function live(portal: Portal, events: Event[]): Promise<string> {
  const email = makeEmail();
  for (const [daysAgo, what] of events) {
    portal.setNow(NOW - daysAgo * DAY_MS);
    if (typeof what === 'string') expect(await portal.call('updateStatus', { email, status: what })).toEqual(success());
    else {
      const { fn, ...documents } = what;
      expect(await portal.call('createOrUpdateCustomer', { email, fn, documents })).toEqual(success());
    }
  }
  portal.setNow(NOW);
  return email;
}

async function listImages({ database }: Portal, email: string): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom('documents')
    .innerJoin('document_sets', 'document_sets.id', 'set_id')
    .innerJoin('customers', 'customers.id', 'customer_id')
    .select(['document_sets.created_at', 'side', 'set_id', 'current_set_id'])
    .where('email', '=', email)
    .orderBy('document_sets.created_at')
    .orderBy('side')
    .execute();
  return rows.map((row) => `${row.side} ${Math.round((NOW - row.created_at) / DAY_MS)}`);
}

const CASES: [title: string, events: Event[], kept: string[]][] = [
  [
    'decided long ago',
    [
      [90, { front: FRONT, back: BACK }],
      [80, 'PASS'],
    ],
    [],
  ],
  [
    'refused long ago',
    [
      [90, { front: FRONT }],
      [31, 'FAIL'],
    ],
    [],
  ],
  [
    'decided at the last moment that counts, when they came',
    [
      [KEPT_DAYS, { front: FRONT }],
      [KEPT_DAYS, 'PASS'],
    ],
    [],
  ],
  [
    'decided a millisecond too late',
    [
      [90, { front: FRONT }],
      [KEPT_DAYS - 1 / DAY_MS, 'PASS'],
    ],
    ['front 90'],
  ],
  [
    'decided long ago, and again a millisecond too late',
    [
      [90, { front: FRONT }],
      [80, 'FAIL'],
      [KEPT_DAYS - 1 / DAY_MS, 'PASS'],
    ],
    ['front 90'],
  ],
  [
    'decided a millisecond too late, and replaced since',
    [
      [90, { front: FRONT }],
      [KEPT_DAYS - 1 / DAY_MS, 'PASS'],
      [5, { front: OTHER_FRONT }],
    ],
    ['front 90', 'front 5'],
  ],
  [
    'decided a moment too late',
    [
      [90, { front: FRONT }],
      [29.9, 'PASS'],
    ],
    ['front 90'],
  ],
  ['never decided', [[900, { front: FRONT }]], ['front 900']],
  [
    'decided long ago and again lately',
    [
      [90, { front: FRONT }],
      [80, 'FAIL'],
      [5, 'PASS'],
    ],
    ['front 90'],
  ],
  [
    'decided long ago, and pending again since a name changed',
    [
      [90, { front: FRONT }],
      [80, 'PASS'],
      [70, { front: FRONT, fn: 'Ada' }],
    ],
    ['front 90'],
  ],
  [
    'decided long ago, and replaced by images that wait for a decision',
    [
      [90, { front: FRONT, back: BACK }],
      [80, 'PASS'],
      [70, { front: OTHER_FRONT }],
    ],
    ['front 70'],
  ],
  [
    'replaced before the decision, which was long ago',
    [
      [90, { front: FRONT }],
      [89, { front: OTHER_FRONT }],
      [80, 'PASS'],
    ],
    [],
  ],
  [
    'replaced before the decision, which was lately',
    [
      [90, { front: FRONT }],
      [89, { front: OTHER_FRONT }],
      [5, 'PASS'],
    ],
    ['front 90', 'front 89'],
  ],
];

describe.each(DATABASE_KINDS)('Retention (%s)', (kind) => {
  test('removes exactly the images whose time has come', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const emails = new Map<string, string>();
    for (const [title, events] of CASES) emails.set(title, await live(portal, events));
    const run = await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
    expect(run).toEqual({ status: 0, printed: 'Removed 8 images in 6 document sets.', notes: '' });
    for (const [title, , kept] of CASES) expect(await listImages(portal, emails.get(title) ?? ''), title).toEqual(kept);
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
    const again = await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
    expect(again.printed).toBe('Removed 0 images in 0 document sets.');
  });

  test('keeps the customer, the history and a note of what went', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const email = await live(portal, [
      [90, { front: FRONT, back: BACK, fn: 'Ada' }],
      [80, 'PASS'],
    ]);
    await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
    expect(await portal.call('getStatus', { email })).toEqual(
      success({ status: 'PASS', target: { email, fn: 'Ada' } }),
    );
    expect(await portal.call('getDocumentImages', { email })).toEqual(
      refusal(404, 'The document images of this customer are no longer kept'),
    );
    const { kysely } = portal.database;
    const tombstones = await kysely.selectFrom('document_tombstones').select(['purged_at', 'document_count']).execute();
    expect(tombstones).toEqual([{ purged_at: NOW, document_count: 2 }]);
    expect(await kysely.selectFrom('status_history').select('to_status').orderBy('at').execute()).toHaveLength(2);
  });

  test('lets the customer send the same images again', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const email = await live(portal, [
      [90, { front: FRONT }],
      [80, 'PASS'],
    ]);
    await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
    const reply = await portal.call('createOrUpdateCustomer', { email, documents: { front: FRONT } });
    expect(reply).toEqual(success({ type: 'updateCustomer', status: 'PENDING' }));
    const target = { email, documents: { front: FRONT } };
    expect(await portal.call('getDocumentImages', { email })).toEqual(success({ target }));
  });

  test('removes what let refused applicants try again, and what was sent ahead, once its time is over', async () => {
    const location = await makeLocation(kind);
    const { kysely } = (await startPortalStorage(location)).database;
    const parcel = { purpose: 'photo', total_byte_count: 1, received_byte_count: 1 } as const;
    await kysely
      .insertInto('parcels')
      .values([
        { ...parcel, id: 'over', expires_at: NOW },
        { ...parcel, id: 'good', expires_at: NOW + 1 },
      ])
      .execute();
    const listParcels = () => kysely.selectFrom('parcels').select('id').execute();
    const proof = { key_digest: 'digest' };
    await kysely
      .insertInto('renewal_proofs')
      .values([
        { ...proof, email_digest: 'over', expires_at: NOW },
        { ...proof, email_digest: 'good', expires_at: NOW + 1 },
      ])
      .execute();
    const listProofs = () => kysely.selectFrom('renewal_proofs').select('email_digest').execute();
    const code = { email_digest: 'digest', code_digest: null, tries: 0, proved_at: null };
    await kysely
      .insertInto('mailbox_codes')
      .values([
        { ...code, form_digest: 'over', expires_at: NOW },
        { ...code, form_digest: 'good', expires_at: NOW + 1 },
      ])
      .execute();
    const listCodes = () => kysely.selectFrom('mailbox_codes').select('form_digest').execute();
    await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`, '--dry-run'], { now: NOW });
    expect(await listCodes()).toHaveLength(2);
    expect(await listProofs()).toHaveLength(2);
    expect(await listParcels()).toHaveLength(2);
    await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
    expect(await listCodes()).toEqual([{ form_digest: 'good' }]);
    expect(await listProofs()).toEqual([{ email_digest: 'good' }]);
    expect(await listParcels()).toEqual([{ id: 'good' }]);
  });

  test('only tells what would go, in a dry run', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const email = await live(portal, [
      [90, { front: FRONT, back: BACK }],
      [80, 'PASS'],
    ]);
    const run = await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`, '--dry-run'], { now: NOW });
    expect(run).toEqual({ status: 0, printed: 'Would remove 2 images in 1 document set.', notes: '' });
    expect(await portal.call('getDocumentImages', { email })).toEqual(success());
  });

  test.each([
    ['no number of days', ['purge']],
    ['a fraction', ['purge', '--days', '1.5']],
    ['a negative number', ['purge', '--days=-1']],
  ])('is not run with %s', async (_title, args) => {
    const location = await makeLocation(kind);
    await startPortalStorage(location);
    expect(await runOperator(location, args)).toMatchObject({ status: 2, notes: expect.stringContaining('--days') });
  });
});

test('Removed images and their keys leave the files of SQLite', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  await live(portal, [
    [90, { front: FRONT, back: BACK }],
    [80, 'PASS'],
  ]);
  const rows = await listStoredImages(portal.database.kysely);
  const readFiles = () => readdirSync(location.dataDir).map((name) => readFileSync(join(location.dataDir, name)));
  const isFound = (bytes: Buffer) => readFiles().some((content) => content.includes(bytes));
  const traces = rows.flatMap(({ wrapped_key, iv, ciphertext }) => [wrapped_key, iv, ciphertext.subarray(0, 64)]);
  expect(traces.map(isFound)).toEqual(traces.map(() => true));
  await runOperator(location, ['purge', '--days', `${KEPT_DAYS}`], { now: NOW });
  expect(traces.map(isFound)).toEqual(traces.map(() => false));
});
