import { expect, test } from 'vitest';
import { WIRE_ATTRIBUTES } from '../../../lib/shared/contract/request';
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { FRONT, makeEmail, makeTarget } from '../support/sample';

const NOON_ON_MARCH_1_2024 = Date.UTC(2024, 2, 1, 12);
const documents = { front: FRONT };

describeContract('Attributes', (api) => {
  test.each([
    'Nguyễn Thị Ánh',
    "O'Brien-Smith",
    '李',
    'محمد',
    'e\u0301 stays decomposed',
    '👩‍👩‍👧‍👦',
    '<script>alert(1)</script>',
    "'; drop table customers; --",
    'a  b',
    'zero\u200Bwidth',
    '=1+1',
    '𝒵'.repeat(255),
  ])('%j is kept exactly', async (text) => {
    const email = makeEmail();
    const texts = { fn: text, ln: text, addr: text, city: text, state: text, zip: text, phone: text };
    const created = await api().call('createOrUpdateCustomer', { email, ...texts, documents }, { reference: text });
    expect(created).toEqual(success({ reference: text, target: { email, ...texts } }));
    const found = await api().call('getStatus', { email });
    expect(found).toEqual(success({ reference: text, target: { email, ...texts } }));
  });

  test('are trimmed', async () => {
    const email = makeEmail();
    const sent = { email, fn: ' \u00A0\uFEFF Ann \n', ln: '   ', documents };
    const reply = await api().call('createOrUpdateCustomer', sent, { reference: '\tr\n' });
    expect(reply).toEqual(success({ reference: 'r', target: { email, fn: 'Ann' } }));
  });

  test('may have 255 characters, not counting the space around them', async () => {
    const text = 'x'.repeat(255);
    const reply = await api().call('createOrUpdateCustomer', makeTarget({ addr: ` ${text} ` }));
    expect(reply).toEqual(success({ target: expect.objectContaining({ addr: text }) }));
  });

  test.each([...WIRE_ATTRIBUTES.filter((name) => name !== 'dob'), 'reference'])('%s is checked', async (name) => {
    const problems: [unknown, string][] = [
      ['x'.repeat(256), 'is longer than 255 characters'],
      ['𝒵'.repeat(256), 'is longer than 255 characters'],
      ['a\u0000b', 'holds a control character'],
      ['a\nb', 'holds a control character'],
      ['a\u007Fb', 'holds a control character'],
      ['a\u0085b', 'holds a control character'],
      ['\uD800', 'holds text that is not valid Unicode'],
      ...[null, 7, 1e308, true, [], ['a'], {}].map((value): [unknown, string] => [value, 'must be a string']),
    ];
    for (const [value, problem] of problems) {
      const more = name === 'reference' ? { reference: value } : {};
      const target = name === 'reference' ? makeTarget() : makeTarget({ [name]: value });
      const field = name === 'reference' ? name : `target.${name}`;
      expect(await api().call('createOrUpdateCustomer', target, more)).toEqual(refusal(400, `${field} ${problem}`));
    }
  });

  test.each(['20240229', '20000229', '19000228', '00010101', '20240301', '19691231'])(
    '%s is a date of birth on 1 March 2024',
    async (dob) => {
      api().setNow(NOON_ON_MARCH_1_2024);
      const reply = await api().call('createOrUpdateCustomer', makeTarget({ dob }));
      expect(reply).toEqual(success({ target: expect.objectContaining({ dob }) }));
    },
  );

  test.each([
    '19000229',
    '20230229',
    '20241301',
    '20240001',
    '20240100',
    '20240431',
    '00000101',
    '2024-01-01',
    '240101',
    '０１２３４５６７',
  ])('%s is no date', async (dob) => {
    const reply = await api().call('createOrUpdateCustomer', makeTarget({ dob }));
    expect(reply).toEqual(refusal(400, 'target.dob must be a real date, written YYYYMMDD'));
  });

  test.each(['20240302', '20250101', '99991231'])('%s is in the future on 1 March 2024', async (dob) => {
    api().setNow(NOON_ON_MARCH_1_2024);
    const reply = await api().call('createOrUpdateCustomer', makeTarget({ dob }));
    expect(reply).toEqual(refusal(400, 'target.dob must not be in the future'));
  });

  test('that are unknown are ignored and never stored', async () => {
    const email = makeEmail();
    const target = {
      email,
      fn: 'Ann',
      ssn: '1',
      id: 'x',
      status: 'PASS',
      created_at: 7,
      current_set_id: 'x',
      documents,
    };
    const reply = await api().call('createOrUpdateCustomer', target, { type: 'x', status: 'PASS', customer_link: 'x' });
    const stored = { status: 'PENDING', target: { email, fn: 'Ann' } };
    expect(reply).toEqual(success(stored));
    expect(reply.body.customer_link).toContain('/staff/customers/');
    expect(await api().call('getStatus', { email })).toEqual(success(stored));
  });
});
