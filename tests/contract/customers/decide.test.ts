import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storageFailure } from '../../../lib/server/contract-client/outcome';
import type { StorageClient } from '../../../lib/server/contract-client/storage-client';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { listDecisions } from '../../../lib/server/review/decision-record';
import { undoDecision } from '../../../lib/server/review/undo-decision';
import { AuthorityError } from '../../../lib/server/staff/authority';
import type { DecisionInput, DecisionOutcome, SeenRecord } from '../../../lib/shared/review/decision';
import { toWrite } from '../../setup/customer-write';
import { DATABASE_KINDS } from '../support/describe-contract';
import {
  CONFIRMED_PASS,
  ENTRY,
  OTHER_REVIEWER,
  openReviewTools,
  REVIEWER,
  storeCustomer,
} from '../support/review-tools';
import { OTHER_FRONT } from '../support/sample';

const SECOND_MS = 1000;

describe.each(DATABASE_KINDS)('A decision about a customer (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
  });
  afterEach(() => setting.tools.database.close());

  async function see(customerId: string): Promise<SeenRecord> {
    const { database, findCustomer } = setting.tools;
    const row = await database.kysely
      .selectFrom('customers')
      .select('status')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    const [newest] = await listDecisions(database, setting.store.keys, customerId);
    const updatedAt = (await findCustomer(customerId))?.updatedAt ?? 0;
    return { status: row.status, decisionId: newest?.id ?? '', updatedAt };
  }

  async function makeInput(changes: Partial<DecisionInput> = {}): Promise<DecisionInput & { email: string }> {
    const { customerId, target } = await storeCustomer(setting.tools);
    const seen = await see(customerId);
    return {
      customerId,
      email: target.email,
      ...CONFIRMED_PASS,
      seen,
      ...changes,
    };
  }

  const getStatus = async (email: string) => {
    const outcome = await setting.tools.storage.getStatus(email);
    return outcome.ok ? outcome.reply.status : outcome.error.code;
  };
  const listActivity = (customerId: string) =>
    setting.tools.database.kysely
      .selectFrom('activity')
      .select(['actor_id', 'action', 'detail'])
      .where('actor_kind', '=', 'staff')
      .where('subject_id', '=', customerId)
      .orderBy('id')
      .execute();
  const withStorage = (changes: Partial<StorageClient>) => ({
    ...setting.tools,
    storage: { ...setting.tools.storage, ...changes },
  });
  const takeBack = ({ customerId }: DecisionInput, outcome: DecisionOutcome, member = REVIEWER) =>
    undoDecision(
      member,
      { customerId, decisionId: outcome.kind === 'decided' ? outcome.decisionId : '' },
      setting.tools,
    );

  it('sets the status, keeps reason and note, and is recorded without the note', async () => {
    const input = await makeInput({ status: 'FAIL', reason: 'mismatch', note: 'The name on the ID is another.' });
    const outcome = await decideCustomer(REVIEWER, input, setting.tools);
    expect(outcome).toMatchObject({ kind: 'decided', status: 'FAIL', seen: await see(input.customerId) });
    expect(await getStatus(input.email)).toBe('FAIL');
    expect(await listDecisions(setting.tools.database, setting.store.keys, input.customerId)).toMatchObject([
      {
        ...{ staff_id: REVIEWER.id, from_status: 'PENDING', to_status: 'FAIL', state: 'stored' },
        ...{ reason: 'mismatch', texts: { note: 'The name on the ID is another.', customerText: null } },
      },
    ]);
    expect(await listActivity(input.customerId)).toEqual([
      { actor_id: REVIEWER.id, action: 'customer.decided', detail: 'FAIL' },
    ]);
  });

  it('is named by the change that it caused, and so is its undoing; what the API alone sets names none', async () => {
    const input = await makeInput();
    await setting.tools.storage.updateStatus(input.email, 'FAIL');
    await setting.tools.storage.updateStatus(input.email, 'PENDING');
    const seen = await see(input.customerId);
    const decided = await decideCustomer(REVIEWER, { ...input, seen }, setting.tools);
    const undone = await takeBack(input, decided);
    const query = setting.tools.database.kysely.selectFrom('status_history').select(['to_status', 'decision_id']);
    expect(await query.where('customer_id', '=', input.customerId).orderBy('id').execute()).toEqual([
      { to_status: 'PENDING', decision_id: null },
      { to_status: 'FAIL', decision_id: null },
      { to_status: 'PENDING', decision_id: null },
      { to_status: 'PASS', decision_id: decided.kind === 'decided' && decided.decisionId },
      { to_status: 'PENDING', decision_id: undone.kind === 'decided' && undone.decisionId },
    ]);
  });

  it('is refused to the entry role, and nothing changes', async () => {
    const input = await makeInput();
    await expect(decideCustomer(ENTRY, input, setting.tools)).rejects.toThrow(AuthorityError);
    const undo = { customerId: input.customerId, decisionId: 'some-id' };
    await expect(undoDecision(ENTRY, undo, setting.tools)).rejects.toThrow(AuthorityError);
    expect(await getStatus(input.email)).toBe('PENDING');
    expect(await listDecisions(setting.tools.database, setting.store.keys, input.customerId)).toEqual([]);
  });

  it('answers a guessed id as an unknown one', async () => {
    const input = await makeInput({ customerId: 'guessed' });
    expect(await decideCustomer(REVIEWER, input, setting.tools)).toEqual({ kind: 'failed', problem: 'not-found' });
  });

  it('is not stored over what somebody else decided meanwhile, until it is confirmed', async () => {
    const input = await makeInput();
    await decideCustomer(OTHER_REVIEWER, { ...input, status: 'FAIL', reason: 'fraud' }, setting.tools);
    const outcome = await decideCustomer(REVIEWER, input, setting.tools);
    expect(outcome).toEqual({ kind: 'changed-meanwhile', seen: await see(input.customerId) });
    expect(await getStatus(input.email)).toBe('FAIL');
    if (outcome.kind !== 'changed-meanwhile') return;
    const confirmed = await decideCustomer(REVIEWER, { ...input, seen: outcome.seen }, setting.tools);
    expect(confirmed).toMatchObject({ kind: 'decided', status: 'PASS' });
    expect(await getStatus(input.email)).toBe('PASS');
  });

  it('is not stored when the customer sent something new meanwhile', async () => {
    const input = await makeInput();
    setting.advance(SECOND_MS);
    await setting.tools.storage.createOrUpdateCustomer(
      toWrite({ email: input.email, documents: { front: OTHER_FRONT } }),
    );
    expect(await decideCustomer(REVIEWER, input, setting.tools)).toMatchObject({ kind: 'changed-meanwhile' });
    expect(await getStatus(input.email)).toBe('PENDING');
  });

  it('wins alone when many are sent at the same moment', async () => {
    const input = await makeInput();
    const others = [REVIEWER, OTHER_REVIEWER, REVIEWER, OTHER_REVIEWER];
    const outcomes = await Promise.all(others.map((member) => decideCustomer(member, input, setting.tools)));
    expect(outcomes.filter(({ kind }) => kind === 'decided')).toHaveLength(1);
    expect(await listDecisions(setting.tools.database, setting.store.keys, input.customerId)).toHaveLength(1);
  });

  it('can be taken back for a few seconds, and both are recorded', async () => {
    const input = await makeInput();
    const decided = await decideCustomer(REVIEWER, input, setting.tools);
    setting.advance(5 * SECOND_MS);
    expect(await takeBack(input, decided)).toMatchObject({ kind: 'decided', status: 'PENDING' });
    expect(await getStatus(input.email)).toBe('PENDING');
    expect((await listActivity(input.customerId)).map(({ detail }) => detail)).toEqual(['PASS', 'unopened', 'undone']);
  });

  it('cannot be taken back later, by somebody else, twice, or after another change', async () => {
    const refused = { kind: 'failed', problem: 'not-undoable' };
    const late = await makeInput();
    const lateOutcome = await decideCustomer(REVIEWER, late, setting.tools);
    expect(await takeBack(late, lateOutcome, OTHER_REVIEWER)).toEqual(refused);
    setting.advance(20 * SECOND_MS);
    expect(await takeBack(late, lateOutcome)).toEqual(refused);
    expect(await getStatus(late.email)).toBe('PASS');
    const changed = await makeInput();
    const changedOutcome = await decideCustomer(REVIEWER, changed, setting.tools);
    await setting.tools.storage.updateStatus(changed.email, 'FAIL');
    expect(await takeBack(changed, changedOutcome)).toEqual(refused);
    expect(await getStatus(changed.email)).toBe('FAIL');
    const twice = await makeInput();
    const twiceOutcome = await decideCustomer(REVIEWER, twice, setting.tools);
    await takeBack(twice, twiceOutcome);
    expect(await takeBack(twice, twiceOutcome)).toEqual(refused);
  });

  it('leaves nothing behind when the storage API refuses it', async () => {
    const input = await makeInput();
    const tools = withStorage({ updateStatus: async () => storageFailure('unavailable', 'connection', 'not-sent') });
    const outcome = await decideCustomer(REVIEWER, input, tools);
    expect(outcome).toEqual({ kind: 'failed', problem: 'storage-unavailable' });
    expect(await listDecisions(setting.tools.database, setting.store.keys, input.customerId)).toEqual([]);
    expect(await listActivity(input.customerId)).toEqual([]);
    expect(await decideCustomer(REVIEWER, input, setting.tools)).toMatchObject({ kind: 'decided' });
  });

  it('counts as stored when the answer was lost and the status is there', async () => {
    const input = await makeInput();
    const { updateStatus } = setting.tools.storage;
    const tools = withStorage({
      updateStatus: async (...args) => {
        await updateStatus(...args);
        return storageFailure('unavailable', 'timeout', 'unknown');
      },
    });
    expect(await decideCustomer(REVIEWER, input, tools)).toMatchObject({ kind: 'decided', status: 'PASS' });
  });

  it('stays in the record as unconfirmed when its fate is unknown, and can be made again', async () => {
    const input = await makeInput();
    const tools = withStorage({ updateStatus: async () => storageFailure('unavailable', 'timeout', 'unknown') });
    expect(await decideCustomer(REVIEWER, input, tools)).toEqual({ kind: 'failed', problem: 'unconfirmed' });
    const listStates = async () =>
      (await listDecisions(setting.tools.database, setting.store.keys, input.customerId)).map(({ state }) => state);
    expect(await listStates()).toEqual(['unconfirmed']);
    const again = { ...input, seen: await see(input.customerId) };
    expect(await decideCustomer(REVIEWER, again, setting.tools)).toMatchObject({ kind: 'decided' });
    expect(await listStates()).toEqual(['stored', 'unconfirmed']);
  });

  it('that was not confirmed can be saved again just as it is by the same member, and nobody else', async () => {
    const input = await makeInput();
    const tools = withStorage({ updateStatus: async () => storageFailure('unavailable', 'timeout', 'unknown') });
    await decideCustomer(REVIEWER, input, tools);
    expect(await decideCustomer(OTHER_REVIEWER, input, setting.tools)).toMatchObject({ kind: 'changed-meanwhile' });
    expect(await decideCustomer(REVIEWER, input, setting.tools)).toMatchObject({ kind: 'decided', status: 'PASS' });
  });

  it('that was cut off by a clock that was put back since blocks nobody', async () => {
    const input = await makeInput();
    void decideCustomer(REVIEWER, input, withStorage({ updateStatus: () => new Promise(() => undefined) }));
    await expect
      .poll(() => listDecisions(setting.tools.database, setting.store.keys, input.customerId))
      .toHaveLength(1);
    setting.advance(-24 * 60 * 60 * 1000);
    expect(await decideCustomer(REVIEWER, input, setting.tools)).not.toMatchObject({ problem: 'busy' });
  });

  it('that was cut off blocks others for a minute at most', async () => {
    const input = await makeInput();
    const endless = withStorage({ updateStatus: () => new Promise(() => undefined) });
    void decideCustomer(REVIEWER, input, endless);
    await expect
      .poll(() => listDecisions(setting.tools.database, setting.store.keys, input.customerId))
      .toHaveLength(1);
    expect(await decideCustomer(OTHER_REVIEWER, input, setting.tools)).toEqual({ kind: 'failed', problem: 'busy' });
    setting.advance(61 * SECOND_MS);
    const outcome = await decideCustomer(OTHER_REVIEWER, input, setting.tools);
    expect(outcome.kind).toBe('changed-meanwhile');
    if (outcome.kind !== 'changed-meanwhile') return;
    const confirmed = { ...input, seen: outcome.seen };
    expect(await decideCustomer(OTHER_REVIEWER, confirmed, setting.tools)).toMatchObject({ kind: 'decided' });
  });
});
