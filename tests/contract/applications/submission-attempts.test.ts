import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import { digestSubmission } from '@/lib/server/applications/submissions/submission-digest';
import {
  CLAIM_LAPSES_MS,
  claimSubmission,
  findSubmission,
  forgetSubmission,
  releaseLeftClaims,
  rememberUnknown,
  whileClaimed,
} from '@/lib/server/applications/submissions/submission-record';
import { type StorageErrorCode, storageFailure } from '@/lib/server/contract-client/outcome';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import type { Database } from '@/lib/server/db/schema/database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { EMAIL, makeSubmission, openSubmissionSetting, type Sending, STAFF } from '../support/submission-setting';

describe.each(DATABASE_KINDS)('an attempt to send a submission, on %s', (kind) => {
  let setting: Awaited<ReturnType<typeof openSubmissionSetting>>;
  let database: Database;
  beforeEach(async () => {
    setting = await openSubmissionSetting(kind);
    database = setting.database;
  });
  afterEach(() => setting.close());

  const send = (submission: CheckedSubmission, sending?: Sending) => setting.send(submission, sending);
  const failing = (code: StorageErrorCode, delivery: 'not-sent' | 'refused' | 'unknown') => async () =>
    storageFailure(code, delivery === 'refused' ? 'http-400' : 'connection', delivery);
  const listSubmissions = () => database.kysely.selectFrom('submissions').selectAll().execute();
  /** What is left behind by an attempt that may have stored something. */
  const leaveUnknown = (submission: CheckedSubmission) =>
    send(submission, { client: { createOrUpdateCustomer: failing('unavailable', 'unknown') } });
  const claim = (submission: CheckedSubmission, now: number) =>
    claimSubmission(database, { id: digestSubmission(submission), emailDigest: digestEmailAddress(EMAIL), now });

  async function getRecord(submission: CheckedSubmission) {
    const record = await findSubmission(database, digestSubmission(submission));
    if (!record) throw new Error('No such submission');
    return record;
  }
  const endAsUnknown = async (submission: CheckedSubmission, now: number) => {
    await claim(submission, now);
    await rememberUnknown(database, await getRecord(submission));
  };

  it.each([
    ['invalid-email', 'storage-refused'],
    ['missing-input', 'storage-refused'],
    ['credentials-refused', 'storage-setup'],
    ['not-found', 'storage-malformed'],
    ['too-large', 'too-large'],
    ['refused', 'storage-refused'],
    ['unavailable', 'storage-unavailable'],
    ['malformed-reply', 'storage-malformed'],
  ] as const)('that the storage answers with %s failed as %s, and is forgotten', async (code, problem) => {
    let asked = 0;
    const client: Partial<StorageClient> = {
      createOrUpdateCustomer: failing(code, 'refused'),
      getStatus: (email) => {
        asked += 1;
        return setting.storage.client.getStatus(email);
      },
    };
    expect(await send(makeSubmission(), { client })).toEqual({ kind: 'failed', problem, delivery: 'not-sent' });
    expect(await listSubmissions()).toEqual([]);
    // Most refusals are an answer: there is no need to ask whether the write arrived.
    expect(asked).toBe(code === 'not-found' || code === 'too-large' ? 2 : 1);
  });

  describe('while the database goes away', () => {
    /** What is known about the delivery at the end; the attempt itself fails. */
    async function sendUntilItFails(client: Partial<StorageClient>, submission = makeSubmission()) {
      const noted: string[] = [];
      const noteDelivery = (delivery: string) => void noted.push(delivery);
      await expect(send(submission, { client, noteDelivery })).rejects.toThrow();
      return noted.at(-1);
    }
    const client = () => setting.storage.client;

    it('was not sent, if nothing was handed over before that', async () => {
      const getStatus: StorageClient['getStatus'] = async (email) => {
        const answer = await client().getStatus(email);
        await database.close();
        return answer;
      };
      expect(await sendUntilItFails({ getStatus })).toBe('not-sent');
    });

    it('was not sent either, if the storage could not be reached or refused it', async () => {
      const createOrUpdateCustomer = async () => {
        await database.close();
        return storageFailure('unavailable', 'connection', 'not-sent');
      };
      expect(await sendUntilItFails({ createOrUpdateCustomer })).toBe('not-sent');
    });

    it('is unknown once it was handed over', async () => {
      const createOrUpdateCustomer: StorageClient['createOrUpdateCustomer'] = async (write) => {
        const answer = await client().createOrUpdateCustomer(write);
        await database.close();
        return answer;
      };
      expect(await sendUntilItFails({ createOrUpdateCustomer })).toBe('unknown');
    });

    it('was not sent either, if the embedded storage failed before it committed', async () => {
      const createOrUpdateCustomer: StorageClient['createOrUpdateCustomer'] = async (write) => {
        await database.kysely.schema.alterTable('documents').renameTo('documents_elsewhere').execute();
        return client().createOrUpdateCustomer(write);
      };
      const answer = await send(makeSubmission(), { client: { createOrUpdateCustomer } });
      expect(answer).toEqual({ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' });
      expect(await listSubmissions()).toEqual([]);
    });

    it('is unknown once it was held for staff', async () => {
      await send(makeSubmission());
      const noted: string[] = [];
      await send(makeSubmission({ streetAddress: '2 Other Street' }), {
        noteDelivery: (delivery) => void noted.push(delivery),
      });
      expect(noted).toEqual(['not-sent', 'unknown']);
    });

    it('is unknown if an earlier attempt was', async () => {
      const submission = makeSubmission();
      await leaveUnknown(submission);
      const getStatus = async () => {
        await database.close();
        return storageFailure('unavailable', 'connection', 'not-sent');
      };
      expect(await sendUntilItFails({ getStatus }, submission)).toBe('unknown');
    });
  });

  it('stays in memory as unknown where it may have arrived, without the email', async () => {
    const submission = makeSubmission();
    expect(await leaveUnknown(submission)).toEqual({
      ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'unknown' },
    });
    expect(await listSubmissions()).toMatchObject([
      { id: digestSubmission(submission), state: 'unknown', sending_email_digest: null, status_before: 'NONE' },
    ]);
  });

  it('sends nothing, and is forgotten, when the storage is asked in vain', async () => {
    const client = { getStatus: failing('unavailable', 'unknown') };
    expect(await send(makeSubmission(), { client })).toEqual({
      ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' },
    });
    expect(await listSubmissions()).toEqual([]);
  });

  it('of a stranger who sends just what stands there is held, and not taken for the one that wrote it', async () => {
    await send(makeSubmission());
    const again = makeSubmission();
    const answer = await send(again);
    expect(answer).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(await send(again)).toEqual(answer);
    expect(await database.kysely.selectFrom('held_submissions').selectAll().execute()).toHaveLength(1);
  });

  it('is not taken for stored where the answer was lost and the record still is what it was', async () => {
    await send(makeSubmission());
    const client = { createOrUpdateCustomer: failing('unavailable', 'unknown') };
    expect(await send(makeSubmission({ city: 'Bend' }), { client, entry: STAFF })).toEqual({
      ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'unknown' },
    });
  });

  it('stays unknown when the storage is asked again in vain', async () => {
    const submission = makeSubmission();
    await leaveUnknown(submission);
    const client = { getStatus: failing('unavailable', 'not-sent') };
    expect(await send(submission, { client })).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await listSubmissions()).toMatchObject([{ state: 'unknown' }]);
  });

  it('stays unknown when it ends by an exception, and the next one goes through', async () => {
    const submission = makeSubmission();
    const client = { createOrUpdateCustomer: () => Promise.reject(new Error('broken')) };
    await expect(send(submission, { client })).rejects.toThrow('broken');
    expect(await listSubmissions()).toMatchObject([{ state: 'unknown', sending_email_digest: null }]);
    expect(await send(submission)).toMatchObject({ kind: 'received' });
  });

  it('is not made while the disk is almost full, and says whether an earlier one may have arrived', async () => {
    const submission = makeSubmission();
    const refused = { kind: 'failed', problem: 'storage-unavailable' };
    expect(await send(submission, { hasRoom: false })).toEqual({ ...refused, delivery: 'not-sent' });
    expect(await listSubmissions()).toEqual([]);
    await leaveUnknown(submission);
    expect(await send(submission, { hasRoom: false })).toEqual({ ...refused, delivery: 'unknown' });
  });

  it('is not needed to answer a repeat, so that a full disk does not matter', async () => {
    const submission = makeSubmission();
    const first = await send(submission);
    expect(await send(submission, { hasRoom: false })).toEqual(first);
  });

  it('keeps another one for the same email waiting for 15 seconds at most, unless it renews its claim', async () => {
    const now = Date.now();
    const first = makeSubmission();
    const second = makeSubmission({ firstName: 'Joan' });
    expect(await claim(first, now)).toMatchObject({ state: 'sending', claimed_at: now, created_at: now });
    expect(await claim(second, now + 1)).toBe('busy');
    expect(await claim(second, now + CLAIM_LAPSES_MS)).toBe('busy');
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({ state: 'sending' });
    expect(await claim(second, now + CLAIM_LAPSES_MS + 1)).toMatchObject({ state: 'sending' });
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({
      ...{ state: 'unknown', sending_email_digest: null },
    });
  });

  it('waits its turn again, where another one for the same email began meanwhile', async () => {
    const now = Date.now();
    const first = makeSubmission();
    await endAsUnknown(first, now);
    await claim(makeSubmission({ firstName: 'Joan' }), now);
    expect(await claim(first, now)).toBe('busy');
  });

  it('is not taken for one that waits where the database fails', async () => {
    await database.kysely.schema.alterTable('submissions').renameTo('elsewhere').execute();
    await expect(claim(makeSubmission(), Date.now())).rejects.toThrow('submissions');
  });

  it('frees no email but its own', async () => {
    const now = Date.now();
    const first = makeSubmission();
    await claim(first, now);
    const emailDigest = digestEmailAddress('other@example.com');
    await claimSubmission(database, { id: 'f'.repeat(64), emailDigest, now: now + CLAIM_LAPSES_MS + 1 });
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({ state: 'sending' });
  });

  it('is not made again while it is under way, nor once it is answered', async () => {
    const now = Date.now();
    const submission = makeSubmission();
    await claim(submission, now);
    expect(await claim(submission, now)).toBe('busy');
    await rememberUnknown(database, await getRecord(submission));
    expect(await claim(submission, now + 5)).toMatchObject({ state: 'sending', claimed_at: now + 5, created_at: now });
    await rememberUnknown(database, await getRecord(submission));
    await send(submission);
    expect(await claim(submission, now + 6)).toBe('busy');
    await forgetSubmission(database, await getRecord(submission));
    expect(await listSubmissions()).toMatchObject([{ state: 'received' }]);
  });

  /** A clock that moves forward each time it is read, so that nobody waits as long as it says. */
  function makeFastClock(start: number, stepMs: number) {
    let looks = 0;
    return { clock: () => start + stepMs * looks++ };
  }

  it('is waited for by its repeat for 40 seconds, which is then told that nobody knows yet', async () => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start);
    const renewals: Promise<unknown>[] = [];
    // The owner renews its claim whenever the repeat looks.
    const clock = () => {
      const now = start + 10_000 * renewals.length;
      renewals.push(database.kysely.updateTable('submissions').set({ claimed_at: now }).execute());
      return now;
    };
    expect(await send(submission, { clock })).toEqual({ kind: 'failed', problem: 'busy', delivery: 'unknown' });
    await Promise.all(renewals);
    expect(renewals.length).toBeLessThan(9);
  });

  it('of another submission for the same email is not waited for, and surely nothing was sent', async () => {
    await claim(makeSubmission({ firstName: 'Joan' }), Date.now());
    expect(await send(makeSubmission())).toEqual({ kind: 'failed', problem: 'busy', delivery: 'not-sent' });
  });

  it('is taken over by its repeat when it is cut off meanwhile', async () => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start - CLAIM_LAPSES_MS + 1_500);
    const { clock } = makeFastClock(start, 1_000);
    expect(await send(submission, { clock })).toMatchObject({ kind: 'received' });
  });

  it.each([
    ['a while ago', CLAIM_LAPSES_MS + 1],
    ['by a clock that was put back since', -24 * 60 * 60 * 1000],
  ])('that was cut off %s is not waited for', async (_when, passedMs) => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start);
    expect(await send(submission, { clock: () => start + passedMs })).toMatchObject({ kind: 'received' });
  });

  it('that lost its claim does not end the one that took over', async () => {
    const now = Date.now();
    const submission = makeSubmission();
    await claim(submission, now);
    const lost = await getRecord(submission);
    const owner = await claim(submission, now + CLAIM_LAPSES_MS + 1);
    await forgetSubmission(database, lost);
    await rememberUnknown(database, lost);
    expect(await getRecord(submission)).toEqual(owner);
  });

  it('keeps its claim for as long as it works', async () => {
    const submission = makeSubmission();
    const now = Date.now();
    await claim(submission, now);
    const work = () => sleep(3_500);
    await whileClaimed(database, await getRecord(submission), { clock: () => now + 5_000, work });
    expect(await getRecord(submission)).toMatchObject({ state: 'sending', claimed_at: now + 5_000 });
  });

  it('of a process that has ended is freed at the start, and others stay', async () => {
    const submission = makeSubmission();
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    const setOwner = (claimed_by: string) => database.kysely.updateTable('submissions').set({ claimed_by }).execute();
    await claim(submission, Date.now());
    for (const owner of [`${hostname()} ${process.ppid} x`, 'elsewhere 1 x']) {
      await setOwner(owner);
      await releaseLeftClaims(database);
      expect(await getRecord(submission)).toMatchObject({ state: 'sending' });
    }
    await setOwner(`${hostname()} ${child.pid} x`);
    await releaseLeftClaims(database);
    expect(await getRecord(submission)).toMatchObject({ state: 'unknown', sending_email_digest: null });
  });
});
