import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { requiresTls } from '@/lib/server/mail/requires-tls';
import { sendMail } from '@/lib/server/mail/send-mail';
import { startMailServer } from '../../setup/mail-server';

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());
afterEach(() => {
  vi.unstubAllEnvs();
  server.mails.length = 0;
});

async function send(url: string): Promise<boolean> {
  vi.stubEnv('SMTP_URL', url);
  vi.stubEnv('SMTP_FROM', 'portal@example.com');
  return sendMail({ to: 'robin@example.com', subject: 'Hello', text: 'Hello' });
}

/** Reaches the same server, but by an address that is not loopback's. */
const elsewhere = () => server.url.replace('127.0.0.1', '0.0.0.0');

it('A mail is not handed over unencrypted, unless the server is on this machine or SMTP_URL says that it may', async () => {
  expect(await send(elsewhere())).toBe(false);
  expect(server.mails).toEqual([]);
  expect(await send(server.url)).toBe(true);
  expect(await send(`${elsewhere()}?requireTLS=false`)).toBe(true);
  expect(server.mails).toHaveLength(2);
});

it.each([
  ['smtp://mail.example.com', true],
  ['smtps://user:password@mail.example.com', true],
  ['smtp://mail.example.com?pool=true', true],
  ['smtp://mail.example.com?requireTLS=false', false],
  ['smtp://mail.example.com?ignoreTLS=true', false],
  ['smtp://localhost:2525', false],
  ['smtp://[::1]', false],
  ['smtp://127.0.0.1.example.com', true],
])('%s: encryption is required: %s', (url, isRequired) => {
  expect(requiresTls(url)).toBe(isRequired);
});
