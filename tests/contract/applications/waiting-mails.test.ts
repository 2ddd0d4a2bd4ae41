import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailStatus } from '@/lib/server/applications/status-links/mail-status';
import { makeReceivedMails } from '@/lib/server/applications/status-links/received-mails';
import { deliverNextEntry } from '@/lib/server/outbox/deliver-entry';
import { makeCouriers } from '@/lib/server/start/start-deliveries';
import { startMailServer } from '../../setup/mail-server';
import { EMAIL, type OpenedPortal, openForm, openPortal } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';

const HOUR_MS = 60 * 60 * 1000;
/** Nothing listens there. */
const AWAY = 'smtp://127.0.0.1:1';

describe.each(DATABASE_KINDS)('a mail that cannot be sent now, on %s', (kind) => {
  let portal: OpenedPortal;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  let aheadMs: number;
  beforeEach(async () => {
    server = await startMailServer();
    portal = await openPortal(kind, 'embedded');
    aheadMs = 0;
    vi.stubEnv('SMTP_FROM', 'portal@example.com');
    vi.stubEnv('SMTP_URL', AWAY);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await portal.close();
    await server.close();
  });

  const clock = () => Date.now() + aheadMs;
  const deliver = () => {
    const couriers = makeCouriers(portal.database, portal.storage, clock);
    return deliverNextEntry(portal.database, 'mail', { couriers, clock });
  };
  const listEntries = () => portal.database.kysely.selectFrom('outbox').selectAll().execute();

  /** A submission that was stored, and the mail about it. */
  async function send() {
    const form = openForm();
    await portal.send(form());
    const applicant = { statusSecret: form.statusSecret, emailAddress: EMAIL, firstName: 'John', language: 'en' };
    const tools = { database: portal.database, openKeys: portal.storage.openKeys };
    await mailStatus(tools, 'received', { ...applicant, reference: undefined }, Date.now());
    return form.statusSecret;
  }

  it('is kept sealed, tried again, and sent once the server is back', async () => {
    const secret = await send();
    const [entry] = await listEntries();
    expect(entry?.sealed.includes(secret)).toBe(false);
    expect(await deliver()).toBe(true);
    expect(await listEntries()).toMatchObject([{ kind: 'mail', tries: 1, problem: 'mail' }]);
    vi.stubEnv('SMTP_URL', server.url);
    expect(await deliver()).toBe(false);
    aheadMs = HOUR_MS;
    expect(await deliver()).toBe(true);
    expect(server.mails).toMatchObject([{ to: EMAIL }]);
    expect(server.mails[0]?.text).toContain(`/status/${secret}`);
    expect(server.mails[0]?.text).toMatch(/^Message-ID: <[0-9a-f-]{36}@localhost>/m);
    expect(await listEntries()).toEqual([]);
  });

  it('is stored together with the submission, held or not, so that nothing can come between them', async () => {
    const tools = { database: portal.database, openKeys: portal.storage.openKeys };
    const mails = makeReceivedMails(tools, clock);
    const isRefused = {
      ...mails,
      prepareMail: async () => ({ add: () => Promise.reject(new Error('cut off')), send: () => {} }),
    };
    const forms = [openForm(), openForm()];
    for (const submission of forms.map((form) => form())) {
      await expect(portal.send(submission, undefined, isRefused)).rejects.toThrow('cut off');
      const before = (await listEntries()).length;
      expect(await portal.send(submission, undefined, mails)).toMatchObject({ kind: 'received' });
      expect((await listEntries()).length).toBe(before + 1);
      await portal.send(submission, undefined, mails);
      expect((await listEntries()).length).toBe(before + 1);
    }
    vi.stubEnv('SMTP_URL', server.url);
    while (await deliver());
    expect(server.mails.map(({ text }) => forms.findIndex((form) => text.includes(form.statusSecret)))).toEqual([0, 1]);
  });

  it('is dropped when its link has been withdrawn, or has expired', async () => {
    await send();
    await send();
    await portal.database.kysely.updateTable('applications').set({ withdrawn_at: 1 }).execute();
    vi.stubEnv('SMTP_URL', server.url);
    expect(await deliver()).toBe(true);
    aheadMs = 91 * 24 * HOUR_MS;
    await deliver();
    expect(server.mails).toEqual([]);
    expect(await listEntries()).toEqual([]);
  });

  it('is given up after two days', async () => {
    await send();
    aheadMs = 48 * HOUR_MS;
    expect(await deliver()).toBe(true);
    expect(await listEntries()).toEqual([]);
  });

  it('is not kept where nothing may be kept', async () => {
    vi.stubEnv('OUTBOX', 'off');
    await send();
    expect(await listEntries()).toEqual([]);
  });
});
