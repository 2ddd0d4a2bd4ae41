import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findMailboxProof, toMailboxProof } from '@/lib/server/applications/mailbox/mailbox-proof';
import { findMailboxProvedAt } from '@/lib/server/applications/mailbox/proved-mailbox';
import { sendCode } from '@/lib/server/applications/mailbox/send-code';
import { tryCode } from '@/lib/server/applications/mailbox/try-code';
import { findApplicationStatus } from '@/lib/server/applications/status-links/find-application-status';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import { digestSubmission } from '@/lib/server/applications/submissions/submission-digest';
import { countHeld } from '@/lib/server/review-held/list-held';
import { parseDocumentKeys } from '@/lib/server/sealing/document-keys';
import { captureOutput } from '../../setup/captured-output';
import { startMailServer } from '../../setup/mail-server';
import { makeWrongCode, readMailedCode } from '../../setup/mailed-code';
import { APPLICANT, EMAIL, type OpenedPortal, openForm, openPortal } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { REVIEWER } from '../support/review-tools';
import { OTHER_FRONT } from '../support/sample';

const MINUTE_MS = 60_000;
const OTHER_EMAIL = 'other@example.com';
const PROVED = { result: 'proved' };
const ENDED = { result: 'ended' };
const SETTINGS = DATABASE_KINDS.flatMap((kind) =>
  (['embedded', 'remote'] as const).map((where) => ({ kind, where, name: `${kind}, ${where} storage` })),
);

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(async () => {
  for (const name of ['SMTP_URL', 'SMTP_FROM']) delete process.env[name];
  await server.close();
});

describe.each(SETTINGS)('A mailbox that is proved by a code ($name)', ({ kind, where }) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    Object.assign(process.env, { SMTP_URL: server.url, SMTP_FROM: 'portal@example.com' });
    portal = await openPortal(kind, where);
  });
  afterEach(() => portal.close());

  const formOf = ({ submissionKey, customer }: CheckedSubmission) => ({
    submissionKey,
    emailAddress: customer.emailAddress,
  });
  type Form = ReturnType<typeof formOf>;
  const send = (form: Form, now = Date.now()) =>
    sendCode(form, { database: portal.database, keys: portal.keys, language: 'en', now });
  const type = (form: Form, code: string, now = Date.now()) =>
    tryCode(portal.database, portal.keys, form, { code, now });

  /** Sends a code to the form's mailbox and returns it. */
  async function receive(form: Form, now?: number): Promise<string> {
    expect(await send(form, now)).toBe('sent');
    return readMailedCode(server.mails, form.emailAddress);
  }

  async function prove(submission: CheckedSubmission): Promise<void> {
    const form = formOf(submission);
    expect(await type(form, await receive(form))).toEqual(PROVED);
  }

  const findProof = (submission: CheckedSubmission, now = Date.now()) => {
    const use = { submissionId: digestSubmission(submission), now };
    return findMailboxProof(portal.database.kysely, formOf(submission), use);
  };

  /** As the door does it. */
  const submit = async (submission: CheckedSubmission) =>
    portal.send(submission, { ...APPLICANT, mailboxProof: await findProof(submission) });

  const lastNameOf = async () => {
    const status = await portal.storage.client.getStatus(EMAIL);
    return status.ok ? status.reply.target.ln : undefined;
  };
  const findProvedAt = () => findMailboxProvedAt(portal.database, EMAIL);
  const countAllHeld = () => countHeld(portal.database, REVIEWER, Date.now());
  const look = (secret: string) => findApplicationStatus(portal.database, portal.storage, secret, Date.now());

  it('lets its holder replace the record that someone made without proof, and ends the links of before', async () => {
    const stranger = openForm();
    await portal.send(stranger({ lastName: 'Stranger' }));
    await portal.storage.client.updateStatus(EMAIL, 'PASS');
    const own = openForm();
    const submission = own({ lastName: 'Holder' }, OTHER_FRONT);
    await prove(submission);
    const outcome = await submit(submission);
    expect(outcome).toMatchObject({ kind: 'received', status: 'PENDING', statusSecret: own.statusSecret });
    expect(await lastNameOf()).toBe('Holder');
    expect(await countAllHeld()).toBe(0);
    expect(await look(stranger.statusSecret)).toBeUndefined();
    expect(await look(own.statusSecret)).toMatchObject({ status: 'PENDING' });
    expect(await portal.listActivity()).toContain('applicant customer.updated');
    expect(await submit(submission)).toEqual(outcome);
    expect(await countAllHeld()).toBe(0);
  });

  it('is remembered with the latest submission that it let in, for staff to see', async () => {
    const startedAt = Date.now();
    await portal.send(openForm()());
    expect(await findProvedAt()).toBeUndefined();
    const first = openForm()({ lastName: 'First' });
    await prove(first);
    expect(await findProvedAt()).toBeUndefined();
    await submit(first);
    const firstAt = (await findProvedAt()) ?? 0;
    expect(firstAt).toBeGreaterThanOrEqual(startedAt);
    expect(firstAt).toBeLessThanOrEqual(Date.now());
    await portal.send(openForm()({ lastName: 'Mallory' }));
    expect(await findProvedAt()).toBe(firstAt);
    const second = openForm()({ lastName: 'Second' });
    await prove(second);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await submit(second);
    expect(await findProvedAt()).toBeGreaterThan(firstAt);
    expect(await findMailboxProvedAt(portal.database, OTHER_EMAIL)).toBeUndefined();
  });

  it('counts for one submission: what comes after it from the same form is held', async () => {
    await portal.send(openForm()());
    const first = openForm()({ lastName: 'First' });
    await prove(first);
    await submit(first);
    const second = { ...first, customer: { ...first.customer, lastName: 'Second' } };
    expect(await findProof(second)).toBeUndefined();
    // The row that the first one used, claimed once more.
    const mailboxProof = toMailboxProof(formOf(second));
    expect(await portal.send(second, { ...APPLICANT, mailboxProof })).toMatchObject({ kind: 'received' });
    expect(await lastNameOf()).toBe('First');
    expect(await countAllHeld()).toBe(1);
  });

  it('counts for that form and that address alone', async () => {
    await portal.send(openForm()());
    const submission = openForm()({ lastName: 'Mallory' });
    const [own, theirs] = [formOf(submission), { ...formOf(submission), emailAddress: OTHER_EMAIL }];
    const code = await receive(theirs);
    expect(await type(own, code)).toEqual(ENDED);
    expect(await type(theirs, code)).toEqual(PROVED);
    expect(await type(formOf(openForm()({ emailAddress: OTHER_EMAIL })), code)).toEqual(ENDED);
    expect(await findProof(submission)).toBeUndefined();
    for (const mailboxProof of [
      toMailboxProof(own),
      toMailboxProof(theirs),
      { ...toMailboxProof(theirs), emailDigest: toMailboxProof(own).emailDigest },
    ]) {
      await portal.send(openForm()({ lastName: 'Mallory' }), { ...APPLICANT, mailboxProof });
    }
    expect(await lastNameOf()).toBe('Smith');
    expect(await countAllHeld()).toBe(3);
  });

  it('is not proved by a code that was only sent', async () => {
    await portal.send(openForm()());
    const submission = openForm()({ lastName: 'Mallory' });
    await receive(formOf(submission));
    expect(await findProof(submission)).toBeUndefined();
    const mailboxProof = toMailboxProof(formOf(submission));
    await portal.send(submission, { ...APPLICANT, mailboxProof });
    expect(await lastNameOf()).toBe('Smith');
    expect(await countAllHeld()).toBe(1);
    expect(await findProvedAt()).toBeUndefined();
  });

  it('stays usable where nothing was stored, and where the answer was lost', async () => {
    await portal.send(openForm()());
    const submission = openForm()({ lastName: 'Holder' });
    await prove(submission);
    const { client } = portal.storage;
    const { createOrUpdateCustomer } = client;
    for (const delivery of ['refused', 'unknown'] as const) {
      client.createOrUpdateCustomer = async () => ({
        ok: false,
        error: { code: 'unavailable', detail: 'down', delivery } as never,
      });
      expect(await submit(submission)).toMatchObject({ kind: 'failed' });
    }
    client.createOrUpdateCustomer = createOrUpdateCustomer;
    expect(await submit(submission)).toMatchObject({ kind: 'received' });
    expect(await lastNameOf()).toBe('Holder');
  });
});

describe.each(DATABASE_KINDS)('A code for a mailbox (%s)', (kind) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    Object.assign(process.env, { SMTP_URL: server.url, SMTP_FROM: 'portal@example.com' });
    portal = await openPortal(kind, 'embedded');
  });
  afterEach(() => portal.close());

  const makeFormMailbox = () => ({ submissionKey: openForm()().submissionKey, emailAddress: EMAIL });
  type Form = ReturnType<typeof makeFormMailbox>;
  const send = (form: Form, now = Date.now()) =>
    sendCode(form, { database: portal.database, keys: portal.keys, language: 'en', now });
  const type = (form: Form, code: string, now = Date.now()) =>
    tryCode(portal.database, portal.keys, form, { code, now });
  async function receive(form: Form, now?: number): Promise<string> {
    expect(await send(form, now)).toBe('sent');
    return readMailedCode(server.mails, EMAIL);
  }

  it('has five tries, and none after them, not even for the right one', async () => {
    const form = makeFormMailbox();
    const code = await receive(form);
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await type(form, makeWrongCode(code))).toEqual({ result: 'wrong', triesLeft });
    }
    expect(await type(form, makeWrongCode(code))).toEqual(ENDED);
    expect(await type(form, code)).toEqual(ENDED);
    expect(await type(form, await receive(form))).toEqual(PROVED);
  });

  it('has five tries however many come at once', async () => {
    const form = makeFormMailbox();
    const code = await receive(form);
    const wrong = Array.from({ length: 20 }, (_, number) => type(form, makeWrongCode(code, number + 1)));
    const results = await Promise.all(wrong);
    expect(results.filter(({ result }) => result === 'wrong')).toHaveLength(4);
    expect(await type(form, code)).toEqual(ENDED);
  });

  it('proves once; typed again by the same form, it says so until it is used', async () => {
    const form = makeFormMailbox();
    const code = await receive(form);
    const results = await Promise.all([type(form, code), type(form, code)]);
    expect(results).toContainEqual(PROVED);
    expect(await type(form, code)).toEqual(PROVED);
    const { code_digest } = await portal.database.kysely
      .selectFrom('mailbox_codes')
      .select('code_digest')
      .executeTakeFirstOrThrow();
    expect(code_digest).toBeNull();
  });

  it('works for ten minutes, and what it proved for an hour', async () => {
    const start = Date.now();
    const form = makeFormMailbox();
    const code = await receive(form, start);
    expect(await type(form, code, start + 10 * MINUTE_MS)).toEqual(ENDED);
    const typedAt = start + 10 * MINUTE_MS - 1;
    expect(await type(form, code, typedAt)).toEqual(PROVED);
    const find = (now: number) => findMailboxProof(portal.database.kysely, form, { submissionId: 'one', now });
    expect(await find(typedAt + 60 * MINUTE_MS - 1)).toEqual(toMailboxProof(form));
    expect(await find(typedAt + 60 * MINUTE_MS)).toBeUndefined();
  });

  it('is replaced by the next one, unless that could not be mailed', async () => {
    const form = makeFormMailbox();
    const first = await receive(form);
    process.env.SMTP_URL = 'smtp://127.0.0.1:9';
    expect(await send(form)).toBe('failed');
    process.env.SMTP_URL = server.url;
    expect(await type(form, makeWrongCode(first))).toEqual({ result: 'wrong', triesLeft: 4 });
    const second = await receive(form);
    if (first !== second) expect(await type(form, first)).toEqual({ result: 'wrong', triesLeft: 4 });
    expect(await type(form, second)).toEqual(PROVED);
  });

  it('goes to one mailbox ten times a day, whoever asks; what could not be mailed does not count', async () => {
    const start = Date.now();
    process.env.SMTP_URL = 'smtp://127.0.0.1:9';
    expect(await send(makeFormMailbox(), start)).toBe('failed');
    process.env.SMTP_URL = server.url;
    for (let count = 0; count < 10; count += 1) expect(await send(makeFormMailbox(), start)).toBe('sent');
    const before = server.mails.length;
    expect(await send({ ...makeFormMailbox(), emailAddress: ` ${EMAIL.toUpperCase()}` }, start)).toBe('too-many');
    expect(server.mails).toHaveLength(before);
    expect(await send({ ...makeFormMailbox(), emailAddress: OTHER_EMAIL }, start)).toBe('sent');
    expect(await send(makeFormMailbox(), start + 24 * 60 * MINUTE_MS)).toBe('sent');
  });

  it('stands nowhere in clear, and cannot be found by trying without the keys', async () => {
    const output = captureOutput();
    const form = makeFormMailbox();
    let code = '';
    try {
      code = await receive(form);
      await type(form, makeWrongCode(code));
    } finally {
      output.stop();
    }
    const [row] = await portal.database.kysely.selectFrom('mailbox_codes').selectAll().execute();
    const stored = JSON.stringify(row);
    for (const value of [code, form.submissionKey, EMAIL, createHash('sha256').update(code).digest('hex')]) {
      expect(stored).not.toContain(value);
    }
    expect(output.text()).not.toContain(code);
    expect(output.text()).not.toContain(EMAIL);
    const others = parseDocumentKeys(`${portal.keys.activeId}:${Buffer.alloc(32, 9).toString('base64')}`, 'the test');
    expect(await tryCode(portal.database, others, form, { code, now: Date.now() })).toMatchObject({ result: 'wrong' });
    const unknown = parseDocumentKeys(`none:${Buffer.alloc(32, 9).toString('base64')}`, 'the test');
    expect(await tryCode(portal.database, unknown, form, { code, now: Date.now() })).toMatchObject({ result: 'wrong' });
    expect(await type(form, code)).toEqual(PROVED);
  });

  it('says in fixed words what it is for, and nothing that a stranger typed', async () => {
    const code = await receive(makeFormMailbox());
    const { text = '', from } = server.mails.at(-1) ?? {};
    expect(from).toBe('portal@example.com');
    expect(text).toContain(`Subject: ${code} is your code`);
    expect(text).toContain('10 minutes');
  });
});
