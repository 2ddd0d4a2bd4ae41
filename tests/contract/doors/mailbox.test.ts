import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { sendCodeDoor, tryCodeDoor } from '@/lib/server/doors/mailbox-doors';
import type { SubmittedConsent } from '@/lib/shared/company/consent';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { captureOutput } from '../../setup/captured-output';
import { makeGivenConsent } from '../../setup/given-consent';
import { startMailServer } from '../../setup/mail-server';
import { listCodeMails, makeWrongCode, readMailedCode } from '../../setup/mailed-code';
import { makeMailboxForm, makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

const KNOWN = 'known@example.com';
const SENT = { ok: true, isNeeded: true };
const PROVED = { ok: true, result: 'proved' };
const CODE_NEEDED = { kind: 'failed', problem: 'code-needed', delivery: 'not-sent' };
const FORM_CLOSED = { ok: false, problem: 'form-closed' };

let vendor: VendorServer;
let setting: DoorSetting;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
/** The text names who sees the details, which is someone else with a remote account. */
let consent: SubmittedConsent;
beforeAll(async () => {
  vendor = await startVendorServer();
  mailServer = await startMailServer();
  const { url, user, pass } = vendor;
  setting = await openDoorSetting({
    ...{ STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass },
    ...{ SMTP_URL: mailServer.url, SMTP_FROM: 'portal@example.com', VERIFY_EMAIL: 'true' },
  });
  consent = await makeGivenConsent();
});
beforeEach(async () => {
  Object.assign(process.env, { VERIFY_EMAIL: 'true', SMTP_URL: mailServer.url });
  delete process.env.PUBLIC_FORM;
  await setting.database.kysely.deleteFrom('rate_limits').execute();
  vendor.customers.delete(KNOWN);
  await submit({ ...makeForm(KNOWN), firstName: 'Known' });
  mailServer.mails.length = 0;
  vendor.requests.length = 0;
});
afterAll(async () => {
  for (const name of ['URL', 'USER', 'PASS']) delete process.env[`STORAGE_API_${name}`];
  for (const name of ['SMTP_URL', 'SMTP_FROM', 'VERIFY_EMAIL', 'PUBLIC_FORM']) delete process.env[name];
  await setting.close();
  await mailServer.close();
  await vendor.close();
});

type Form = ReturnType<typeof makeMailboxForm> & { firstName?: string };

const makeForm = (emailAddress: string): Form => makeMailboxForm(emailAddress);
const send = async (form: Form) => {
  const { firstName: _, ...asked } = form;
  return (await knock(sendCodeDoor, callFrom(), asked)).answer;
};
const type = async (form: Form, code: string) => {
  const { firstName: _, ...asked } = form;
  return (await knock(tryCodeDoor, callFrom(), asked, code)).answer;
};
async function submit({ emailAddress, firstName = 'Newer', ...keys }: Form, more: object = {}) {
  const submission = { ...makeSubmission(emailAddress, firstName), consent, ...keys, ...more };
  return (await knock(submitAsApplicantDoor, callFrom(), submission)).answer;
}

async function prove(form: Form): Promise<void> {
  expect(await send(form)).toEqual(SENT);
  expect(await type(form, readMailedCode(mailServer.mails, form.emailAddress))).toEqual(PROVED);
}

const nameOf = (email: string) => vendor.customers.get(email)?.attributes.fn;

test('whoever types the code replaces the record; whoever does not is held, and is answered alike', async () => {
  const [proved, stranger] = [makeForm(KNOWN), makeForm(KNOWN)];
  await prove(proved);
  const held = await submit({ ...stranger, firstName: 'Mallory' });
  expect(held).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(nameOf(KNOWN)).toBe('Known');
  const taken = await submit(proved, { saysMailboxProved: true });
  expect(taken).toMatchObject({ kind: 'received', status: 'PENDING', statusSecret: proved.statusSecret });
  expect(nameOf(KNOWN)).toBe('Newer');
});

test('a known address and an unknown one are answered alike, and the storage is not even asked', async () => {
  const answers = [];
  for (const form of [makeForm(KNOWN), makeForm('unknown@example.com')]) {
    const sent = await send(form);
    const code = readMailedCode(mailServer.mails, form.emailAddress);
    answers.push([sent, await type(form, makeWrongCode(code)), await type(form, code)]);
  }
  expect(answers[0]).toEqual([SENT, { ok: true, result: 'wrong', triesLeft: 4 }, PROVED]);
  expect(answers[1]).toEqual(answers[0]);
  expect(vendor.requests).toEqual([]);
  const withoutIds = listCodeMails(mailServer.mails).map(({ text }) =>
    text.replace(/^(To|Date|Message-ID): .*$/gim, '').replace(/\d{6}/g, '<code>'),
  );
  expect(withoutIds[0]).toBe(withoutIds[1]);
});

test('a form that counts on a proof which no longer does is asked for a code, whether it is a customer or not', async () => {
  for (const emailAddress of [KNOWN, 'another@example.com']) {
    const form = makeForm(emailAddress);
    const before = await setting.countRows(['rate_limits']);
    expect(await submit(form, { saysMailboxProved: true })).toEqual(CODE_NEEDED);
    expect(await setting.countRows(['rate_limits'])).toEqual(before);
    await prove(form);
    await setting.database.kysely.updateTable('mailbox_codes').set({ expires_at: Date.now() }).execute();
    expect(await submit(form, { saysMailboxProved: true })).toEqual(CODE_NEEDED);
  }
  expect(nameOf(KNOWN)).toBe('Known');
});

test('the same form sent twice gets the same answer; with other answers in it, another code is needed', async () => {
  const form = makeForm(KNOWN);
  await prove(form);
  const says = { saysMailboxProved: true };
  const first = await submit(form, says);
  expect(first).toMatchObject({ kind: 'received' });
  expect(await submit(form, says)).toEqual(first);
  expect(await submit({ ...form, firstName: 'Newest' }, says)).toEqual(CODE_NEEDED);
  expect(nameOf(KNOWN)).toBe('Newer');
});

test('the status link that may renew its record needs no code, and no other link is told that', async () => {
  const form = makeForm('refused@example.com');
  vendor.decideNext('FAIL');
  expect(await submit(form)).toMatchObject({ status: 'FAIL' });
  expect(await send({ ...makeForm('refused@example.com'), statusSecret: form.statusSecret })).toEqual({
    ok: true,
    isNeeded: false,
  });
  expect(listCodeMails(mailServer.mails)).toEqual([]);
  vendor.requests.length = 0;
  expect(await send(makeForm('refused@example.com'))).toEqual(SENT);
  expect(await send({ ...makeForm(KNOWN), statusSecret: form.statusSecret })).toEqual(SENT);
  expect(vendor.requests).toEqual([]);
});

test('mail that is down is told at once, and the form can be sent all the same', async () => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:9';
  const form = makeForm(KNOWN);
  expect(await send(form)).toEqual({ ok: false, problem: 'unexpected' });
  expect(await submit(form)).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(nameOf(KNOWN)).toBe('Known');
});

test('where a link is needed to send the form, it is needed to be sent a code', async () => {
  const form = makeForm('linked@example.com');
  await submit(form);
  process.env.PUBLIC_FORM = 'invited';
  for (const other of [makeForm('linked@example.com'), { ...form, emailAddress: KNOWN }]) {
    expect(await send(other)).toEqual(FORM_CLOSED);
    expect(await type(other, '000000')).toEqual(FORM_CLOSED);
  }
  expect(listCodeMails(mailServer.mails)).toEqual([]);
  expect(await send(form)).toEqual(SENT);
});

test('a code, and the address that it goes to, stand in no log', async () => {
  const output = captureOutput();
  const form = makeForm('logged@example.com');
  try {
    await prove(form);
    await submit(form, { saysMailboxProved: true });
    process.env.SMTP_URL = 'smtp://127.0.0.1:9';
    await send(makeForm('logged@example.com'));
  } finally {
    output.stop();
  }
  for (const value of [form.emailAddress, readMailedCode(mailServer.mails, form.emailAddress), form.submissionKey]) {
    expect(output.text()).not.toContain(value);
  }
});

test('nothing is mailed, and nothing counts, where it is not configured', async () => {
  const form = makeForm(KNOWN);
  await prove(form);
  delete process.env.VERIFY_EMAIL;
  mailServer.mails.length = 0;
  expect(await send(form)).toEqual({ ok: false, problem: 'invalid-input' });
  expect(await type(form, '000000')).toEqual({ ok: false, problem: 'invalid-input' });
  expect(listCodeMails(mailServer.mails)).toEqual([]);
  expect(await submit(form, { saysMailboxProved: true })).toMatchObject({ kind: 'received' });
  expect(nameOf(KNOWN)).toBe('Known');
});
