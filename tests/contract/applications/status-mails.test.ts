import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Applicant } from '@/lib/server/applications/status-links/application-record';
import { mailDecision } from '@/lib/server/applications/status-links/mail-decision';
import { mailStatus } from '@/lib/server/applications/status-links/mail-status';
import { startMailServer } from '../../setup/mail-server';
import { EMAIL, type OpenedPortal, openForm, openPortal } from '../support/applicants';

let server: Awaited<ReturnType<typeof startMailServer>>;
let portal: OpenedPortal;
beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, SMTP_FROM: 'portal@example.com' });
});
afterAll(async () => {
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  await server.close();
});
beforeEach(async () => {
  server.mails.length = 0;
  portal = await openPortal('sqlite', 'embedded');
});
afterEach(() => portal.close());

/** Sends a form and waits for the mail about it. */
async function send(submission: ReturnType<ReturnType<typeof openForm>>) {
  const told: Promise<void>[] = [];
  const onReceived = (applicant: Applicant) => {
    told.push(
      mailStatus({ database: portal.database, openKeys: portal.storage.openKeys }, 'received', applicant, Date.now()),
    );
  };
  const outcome = await portal.send(submission, undefined, { onReceived });
  await Promise.all(told);
  return outcome;
}

it('A new customer and somebody who is held get the same mail: fixed words and their own link, once', async () => {
  const forms = [openForm(), openForm()] as const;
  const submissions = forms.map((form) => form({ firstName: 'Xerxes' }));
  for (const submission of submissions) await send(submission);
  for (const submission of submissions) await send(submission);
  expect(server.mails).toHaveLength(2);
  const [ofNew, ofHeld] = server.mails.map(({ text }, index) =>
    text
      .replace(forms[index]?.statusSecret ?? '', '<secret>')
      .split('\n')
      .filter((line) => !/^(Message-ID|Date):/i.test(line))
      .join('\n'),
  );
  expect(ofNew).toContain('/status/<secret>');
  expect(ofHeld).toBe(ofNew);
  expect(ofNew).not.toContain('Xerxes');
});

it('The mail says when there will be an answer, as the company puts it', async () => {
  await send(openForm()());
  expect(server.mails.at(-1)?.text).toContain('usually within two working days.');
  vi.stubEnv('COMPANY_ANSWER_TIME', 'by the next morning');
  await send(openForm()());
  vi.unstubAllEnvs();
  expect(server.mails.at(-1)?.text).toContain('usually by the next morning.');
});

it('Nobody’s mailbox is filled by others: six mails a day', async () => {
  await send(openForm()());
  for (let count = 0; count < 8; count += 1) await send(openForm()({ city: `City ${count}` }));
  expect(server.mails).toHaveLength(6);
});

it('A mail server that is away keeps no submission from being received', async () => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  try {
    expect(await send(openForm()())).toMatchObject({ kind: 'received' });
  } finally {
    process.env.SMTP_URL = server.url;
  }
  expect(server.mails).toEqual([]);
});

it('A decision is told once it stands, and not where another followed', async () => {
  await portal.send(openForm()());
  const customer = await portal.storage.directory.findCustomerByEmail(EMAIL);
  const decide = async (
    id: string,
    status: 'PASS' | 'FAIL' | 'PENDING',
    reason: 'verified' | 'expired' | 'more-information',
  ) => {
    const values = {
      id,
      customer_id: customer?.id ?? '',
      at: Date.now(),
      staff_id: 'staff',
      follows_id: `before ${id}`,
    };
    const told = { to_status: status, reason, note: null, customer_text: null, state: 'stored' as const };
    await portal.database.kysely
      .insertInto('decisions')
      .values({ ...values, from_status: 'PENDING', ...told })
      .execute();
    const decided = { customerId: customer?.id ?? '', emailAddress: EMAIL, status, decisionId: id };
    return mailDecision(portal.database, portal.storage.openKeys, decided, { afterMs: 1 });
  };
  await decide('1', 'FAIL', 'expired');
  expect(server.mails.at(-1)?.text).toContain('There is an answer');
  const late = mailDecision(
    portal.database,
    portal.storage.openKeys,
    { customerId: customer?.id ?? '', emailAddress: EMAIL, status: 'FAIL', decisionId: '1' },
    { afterMs: 300 },
  );
  await decide('2', 'PENDING', 'more-information');
  expect(server.mails.at(-1)?.text).toContain('We need something more');
  await late;
  expect(server.mails).toHaveLength(2);
});
