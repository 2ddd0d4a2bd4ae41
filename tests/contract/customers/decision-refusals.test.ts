import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorageErrorCode, storageFailure } from '../../../lib/server/contract-client/outcome';
import type { StorageClient } from '../../../lib/server/contract-client/storage-client';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import {
  claimDecision,
  findNewestDecision,
  forgetDecision,
  listDecisions,
  settleDecision,
} from '../../../lib/server/review/decision-record';
import type { ReviewTools } from '../../../lib/server/review/reviewed-customer';
import { undoDecision } from '../../../lib/server/review/undo-decision';
import type { DecisionInput, SeenRecord } from '../../../lib/shared/review/decision';
import { DATABASE_KINDS } from '../support/describe-contract';
import { CONFIRMED_PASS, OTHER_REVIEWER, openReviewTools, REVIEWER, storeCustomer } from '../support/review-tools';

const NO_TEXTS = { note: null, customerText: null };
const MINUTE_MS = 60_000;
/** As long as the page shows the button, plus a little for the round trip. */
const UNDO_MAX_MS = 15_000;

describe.each(DATABASE_KINDS)('What a decision is refused for (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  let tools: ReviewTools;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
    tools = setting.tools;
  });
  afterEach(() => tools.database.close());

  async function makeInput(): Promise<DecisionInput & { email: string }> {
    const { customerId, target } = await storeCustomer(tools);
    const updatedAt = (await tools.findCustomer(customerId))?.updatedAt ?? 0;
    const seen: SeenRecord = { status: 'PENDING', decisionId: '', updatedAt };
    return {
      customerId,
      email: target.email,
      ...CONFIRMED_PASS,
      seen,
    };
  }
  const withStorage = (changes: Partial<StorageClient>) => ({ ...tools, storage: { ...tools.storage, ...changes } });
  const decide = (input: DecisionInput, at: ReviewTools = tools) => decideCustomer(REVIEWER, input, at);
  async function decideWell(input: DecisionInput): Promise<string> {
    const outcome = await decide(input);
    if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
    return outcome.decisionId;
  }
  const undo = ({ customerId }: DecisionInput, decisionId: string, at: ReviewTools = tools) =>
    undoDecision(REVIEWER, { customerId, decisionId }, at);
  const failed = (problem: string) => ({ kind: 'failed', problem });
  const list = ({ customerId }: DecisionInput) => listDecisions(tools.database, setting.store.keys, customerId);
  const listActivity = () =>
    tools.database.kysely.selectFrom('activity').selectAll().where('actor_kind', '=', 'staff').orderBy('id').execute();

  it.each([
    ['not-found', 'not-found'],
    ['unavailable', 'storage-unavailable'],
    ['malformed-reply', 'storage-unavailable'],
    ['refused', 'storage-refused'],
    ['credentials-refused', 'storage-refused'],
  ] as [StorageErrorCode, string][])('is what the storage answers: %s is said as %s', async (code, problem) => {
    const input = await makeInput();
    const failure = async () => storageFailure(code, 'http-400', 'refused');
    expect(await decide(input, withStorage({ getStatus: failure }))).toEqual(failed(problem));
    expect(await decide(input, withStorage({ updateStatus: failure }))).toEqual(failed(problem));
    expect(await list(input)).toEqual([]);
    const decisionId = await decideWell(input);
    expect(await undo(input, decisionId, withStorage({ getStatus: failure }))).toEqual(failed(problem));
    expect(await undo(input, decisionId, withStorage({ updateStatus: failure }))).toEqual(failed(problem));
    expect(await list(input)).toMatchObject([{ id: decisionId, state: 'stored', texts: NO_TEXTS }]);
  });

  it.each([
    ['status', { status: 'FAIL' as const }],
    ['decision', { decisionId: 'another' }],
    ['time of the last change', { updatedAt: 1 }],
  ])('is another %s than the page showed', async (_what, changes) => {
    const input = await makeInput();
    const outcome = await decide({ ...input, seen: { ...input.seen, ...changes } });
    expect(outcome).toEqual({ kind: 'changed-meanwhile', seen: input.seen });
    expect(await list(input)).toEqual([]);
  });

  it('is, of an undo, an unknown customer and an unknown decision', async () => {
    const input = await makeInput();
    const decisionId = await decideWell(input);
    expect(await undo({ ...input, customerId: 'guessed' }, decisionId)).toEqual(failed('not-found'));
    expect(await undo(input, 'guessed')).toEqual(failed('not-undoable'));
    expect(await undo(await makeInput(), decisionId)).toEqual(failed('not-undoable'));
  });

  it('is, of an undo, more than fifteen seconds', async () => {
    const [onTime, late] = [await makeInput(), await makeInput()];
    const [first, second] = [await decideWell(onTime), await decideWell(late)];
    setting.advance(UNDO_MAX_MS);
    expect(await undo(onTime, first)).toMatchObject({ kind: 'decided', status: 'PENDING' });
    setting.advance(1);
    expect(await undo(late, second)).toEqual(failed('not-undoable'));
  });

  it('is, of an undo, that it would undo an undo, or what nobody confirmed', async () => {
    const input = await makeInput();
    const undone = await undo(input, await decideWell(input));
    expect(await undo(input, undone.kind === 'decided' ? undone.decisionId : '')).toEqual(failed('not-undoable'));
    const lost = await makeInput();
    await decide(lost, withStorage({ updateStatus: async () => storageFailure('unavailable', 'timeout', 'unknown') }));
    await tools.storage.updateStatus(lost.email, 'PASS');
    const [unconfirmed] = await list(lost);
    expect(await undo(lost, unconfirmed?.id ?? '')).toEqual(failed('not-undoable'));
  });

  it('is one of somebody else that is under way, for a minute', async () => {
    const input = await makeInput();
    const claimed = await claimDecision(tools.database, setting.store.keys, {
      ...{ customer_id: input.customerId, at: tools.now(), staff_id: OTHER_REVIEWER.id, follows_id: '' },
      ...{ from_status: 'PENDING', to_status: 'PASS', reason: 'verified', texts: NO_TEXTS },
    });
    const { id } = claimed === 'busy' ? { id: '' } : claimed;
    setting.advance(MINUTE_MS - 1);
    expect(await decide(input)).toEqual(failed('busy'));
    expect(await undo(input, id)).toEqual(failed('busy'));
    expect(await list(input)).toMatchObject([{ state: 'sending' }]);
    setting.advance(1);
    expect(await findNewestDecision(tools.database, input.customerId, tools.now())).toMatchObject({
      ...{ id, state: 'unconfirmed' },
    });
    expect(await list(input)).toMatchObject([{ id, state: 'unconfirmed' }]);
  });

  it('is one that is under way after an earlier one: nothing changed yet', async () => {
    const input = await makeInput();
    const earlier = await decideWell(input);
    const claimed = await claimDecision(tools.database, setting.store.keys, {
      ...{ customer_id: input.customerId, at: tools.now(), staff_id: OTHER_REVIEWER.id, follows_id: earlier },
      ...{ from_status: 'PASS', to_status: 'FAIL', reason: 'expired', texts: NO_TEXTS },
    });
    expect(claimed).not.toBe('busy');
    const seen: SeenRecord = { ...input.seen, status: 'PASS', decisionId: earlier };
    expect(await decide({ ...input, status: 'FAIL', reason: 'expired', seen })).toEqual(failed('busy'));
    expect(await undo(input, earlier)).toEqual(failed('busy'));
  });

  it('is one that somebody else began while the storage was asked', async () => {
    const input = await makeInput();
    const { getStatus } = tools.storage;
    const overtaken = withStorage({
      getStatus: async (email) => {
        await claimDecision(tools.database, setting.store.keys, {
          ...{ customer_id: input.customerId, at: tools.now(), staff_id: OTHER_REVIEWER.id, follows_id: '' },
          ...{ from_status: 'PENDING', to_status: 'FAIL', reason: 'expired', texts: NO_TEXTS },
        });
        return getStatus(email);
      },
    });
    expect(await decide(input, overtaken)).toEqual(failed('busy'));
    expect(await list(input)).toMatchObject([{ staff_id: OTHER_REVIEWER.id, state: 'sending' }]);
  });

  it('is not that the database fails: that is told as it is', async () => {
    const input = await makeInput();
    const { kysely } = tools.database;
    await sql`alter table decisions rename column follows_id to follows_away`.execute(kysely);
    await expect(decide(input)).rejects.toThrow('follows_id');
    await sql`alter table decisions rename column follows_away to follows_id`.execute(kysely);
    expect(await decide(input)).toMatchObject({ kind: 'decided' });
  });

  it('is not what was settled before: that stays as it is', async () => {
    const input = await makeInput();
    const id = await decideWell(input);
    await settleDecision(tools.database.kysely, id, 'unconfirmed');
    await forgetDecision(tools.database, id);
    expect(await list(input)).toMatchObject([{ id, state: 'stored' }]);
  });

  it('is never hidden: what nobody confirmed is recorded, and no list is told of it', async () => {
    const input = await makeInput();
    const told: unknown[] = [];
    const noteStatus: ReviewTools['noteStatus'] = async ({ id }, status) => {
      told.push([id, status]);
    };
    const lost = {
      ...withStorage({ updateStatus: async () => storageFailure('unavailable', 'timeout', 'unknown') }),
      noteStatus,
    };
    expect(await decide(input, lost)).toEqual(failed('unconfirmed'));
    expect(told).toEqual([]);
    const expected = { action: 'customer.decided', actor_kind: 'staff', actor_id: REVIEWER.id, detail: 'PASS' };
    const about = { subject_id: input.customerId, at: tools.now() };
    expect(await listActivity()).toMatchObject([
      { ...expected, ...about },
      { action: 'customer.passed-despite', detail: 'unopened', ...about },
    ]);
    const again = { ...input, seen: { ...input.seen, decisionId: (await list(input))[0]?.id ?? '' } };
    expect(await decide(again, { ...tools, noteStatus })).toMatchObject({ kind: 'decided' });
    expect(told).toEqual([[input.customerId, 'PASS']]);
  });

  it('is not known where asking for a lost answer fails too', async () => {
    const input = await makeInput();
    let asked = 0;
    const { getStatus } = tools.storage;
    const lost = withStorage({
      updateStatus: async () => storageFailure('unavailable', 'timeout', 'unknown'),
      getStatus: (email) => {
        asked += 1;
        return asked === 1 ? getStatus(email) : Promise.resolve(storageFailure('unavailable', 'timeout', 'not-sent'));
      },
    });
    expect(await decide(input, lost)).toEqual(failed('unconfirmed'));
    expect(asked).toBe(2);
  });
});

describe.each(DATABASE_KINDS)('A decision that is stored (%s)', (kind) => {
  it('is told as stored though the customer is removed at that moment', async () => {
    const { tools } = await openReviewTools(kind);
    const { customerId } = await storeCustomer(tools);
    const customer = await tools.findCustomer(customerId);
    const found = [customer];
    const seen: SeenRecord = { status: 'PENDING', decisionId: '', updatedAt: customer?.updatedAt ?? 0 };
    const input: DecisionInput = {
      ...{ customerId, status: 'PASS', reason: 'verified', note: '', seen },
      despite: ['unopened'],
    };
    const outcome = await decideCustomer(REVIEWER, input, { ...tools, findCustomer: async () => found.pop() });
    expect(outcome).toMatchObject({ kind: 'decided', status: 'PASS', seen: { updatedAt: customer?.updatedAt } });
    await tools.database.close();
  });

  it('is listed with its customer alone, newest first, and says when the record changed by it', async () => {
    const { tools, store, advance } = await openReviewTools(kind);
    const [one, other] = [await storeCustomer(tools), await storeCustomer(tools)];
    let seen: SeenRecord = {
      ...{ status: 'PENDING', decisionId: '' },
      updatedAt: (await tools.findCustomer(one.customerId))?.updatedAt ?? 0,
    };
    const ids: string[] = [];
    for (const status of ['FAIL', 'PASS'] as const) {
      advance(MINUTE_MS);
      const input: DecisionInput = {
        ...{ customerId: one.customerId, status, reason: 'other', note: `To ${status}`, seen },
        despite: ['unopened'],
      };
      const outcome = await decideCustomer(REVIEWER, input, tools);
      if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
      seen = outcome.seen;
      ids.unshift(outcome.decisionId);
    }
    expect(await listDecisions(tools.database, store.keys, one.customerId)).toMatchObject([
      { id: ids[0], texts: { ...NO_TEXTS, note: 'To PASS' } },
      { id: ids[1], texts: { ...NO_TEXTS, note: 'To FAIL' } },
    ]);
    expect(await findNewestDecision(tools.database, one.customerId, tools.now())).toMatchObject({
      ...{ id: ids[0], from_status: 'FAIL', to_status: 'PASS', follows_id: ids[1] },
    });
    expect(await findNewestDecision(tools.database, other.customerId, tools.now())).toBeUndefined();
    expect(seen.updatedAt).toBe((await tools.findCustomer(one.customerId))?.updatedAt);
    await tools.database.close();
  });
});
