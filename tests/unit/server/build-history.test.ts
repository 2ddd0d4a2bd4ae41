import { describe, expect, it } from 'vitest';
import { buildHistory } from '@/lib/server/review/build-history';
import type { Decision } from '@/lib/server/review/decision-record';

const AT = 1_700_000_000_000;
const decision: Decision = {
  ...{ id: 'd1', customer_id: 'c', at: AT, staff_id: 's1', from_status: 'PENDING', to_status: 'FAIL' },
  ...{ reason: 'mismatch', texts: { note: 'A note', customerText: null }, state: 'stored', follows_id: '' },
};
const submitted = {
  ...{ id: 'h1', customer_id: 'c', at: AT - 1000, from_status: null, to_status: 'PENDING' as const },
  ...{ cause: 'createOrUpdateCustomer' as const, reason: null, decision_id: null },
};
const trace = {
  ...{ id: 'h2', customer_id: 'c', at: AT + 5, from_status: 'PENDING' as const, to_status: 'FAIL' as const },
  ...{ cause: 'updateStatus' as const, reason: null, decision_id: 'd1' },
};
const teller = { describe: () => ({ kind: 'other', name: 'Robin' }) as const, showsNotes: true };
const tell = (...args: Parameters<typeof buildHistory>) => buildHistory(...args).map(({ what, to }) => `${what} ${to}`);

describe('the history of a status', () => {
  it('tells a decision once, with who decided and why, newest first', () => {
    const history = buildHistory([decision], [submitted, trace], teller);
    expect(history).toMatchObject([
      { what: 'decided', from: 'PENDING', to: 'FAIL', by: { name: 'Robin' }, reason: 'mismatch', note: 'A note' },
      { what: 'submitted', from: undefined, to: 'PENDING', by: undefined },
    ]);
  });

  it('tells what was set through the storage API beside a decision, however near', () => {
    const other = { ...trace, id: 'h3', at: AT + 6, decision_id: null };
    expect(tell([decision], [submitted, trace, other], teller)).toEqual([
      'api FAIL',
      'decided FAIL',
      'submitted PENDING',
    ]);
    expect(tell([{ ...decision, to_status: 'PASS' }], [{ ...trace, decision_id: null }], teller)).toEqual([
      'api FAIL',
      'decided PASS',
    ]);
  });

  it('tells a decision once that took long to be stored', () => {
    expect(tell([decision], [{ ...trace, at: AT + 3_600_000 }], teller)).toEqual(['decided FAIL']);
  });

  it('keeps notes from those who may not decide', () => {
    expect(buildHistory([decision], [], { ...teller, showsNotes: false })[0]?.note).toBeUndefined();
  });

  it('tells the words for the customer, also to those who may not decide, and no empty ones', () => {
    const told: Decision = { ...decision, texts: { note: 'A note', customerText: 'Your new passport will do.' } };
    const history = buildHistory([told], [], { ...teller, showsNotes: false });
    expect(history[0]?.customerText).toBe('Your new passport will do.');
    expect(buildHistory([decision], [], teller)[0]).not.toHaveProperty('customerText');
  });

  it('says that something was written which cannot be opened any more, and goes on', () => {
    const history = buildHistory([{ ...decision, texts: 'unreadable' }], [], teller);
    expect(history).toMatchObject([{ what: 'decided', reason: 'mismatch', note: undefined, isUnreadable: true }]);
    expect(buildHistory([decision], [], teller)[0]).not.toHaveProperty('isUnreadable');
  });

  it('tells an undone decision, and one that nobody confirmed', () => {
    const undone: Decision = {
      ...decision,
      id: 'd2',
      at: AT + 10,
      reason: 'undone',
      texts: { note: null, customerText: null },
    };
    const lost: Decision = { ...decision, id: 'd3', at: AT + 20, state: 'unconfirmed' };
    const history = buildHistory([lost, undone], [], teller);
    expect(history.map(({ what, isConfirmed }) => [what, isConfirmed])).toEqual([
      ['decided', false],
      ['undone', true],
    ]);
  });

  it('says all there is to say of a decision, and of a change that nobody decided', () => {
    expect(buildHistory([decision], [{ ...trace, decision_id: null }], teller)).toEqual([
      {
        ...{ id: 'h2', at: AT + 5, from: 'PENDING', to: 'FAIL', what: 'api' },
        ...{ by: undefined, reason: undefined, note: undefined, isConfirmed: true },
      },
      {
        ...{ id: 'd1', at: AT, from: 'PENDING', to: 'FAIL', what: 'decided' },
        ...{ by: { kind: 'other', name: 'Robin' }, reason: 'mismatch', note: 'A note', isConfirmed: true },
      },
    ]);
  });

  it('gives no reason for an undone decision, and no note where there is none', () => {
    const [undone] = buildHistory(
      [{ ...decision, reason: 'undone', texts: { note: null, customerText: null } }],
      [],
      teller,
    );
    expect(undone).toMatchObject({ reason: undefined, note: undefined });
  });

  it('tells what happened in the same millisecond by id, newest first, in whichever order it comes', () => {
    const one: Decision = { ...decision, id: 'd1' };
    const other: Decision = { ...decision, id: 'd2', to_status: 'PASS' };
    for (const decisions of [
      [one, other],
      [other, one],
    ]) {
      expect(tell(decisions, [], teller)).toEqual(['decided PASS', 'decided FAIL']);
    }
  });
});
