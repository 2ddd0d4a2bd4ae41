import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { findFreePort } from './free-port';

export type ReceivedMail = { from: string; to: string; text: string };

/** Decodes quoted-printable, so that a link is in one piece. */
const decodeQuotedPrintable = (body: string) =>
  body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Our own mail server, which keeps what it receives. While `refuseWith` is set to an SMTP code, it refuses. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  let refusalCode: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    // It would ask a name server, and greet only after that.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, session, done) => {
      const received = await text(stream).catch(() => undefined);
      // The sender is gone, and so is its connection.
      if (received === undefined) return;
      const body = decodeQuotedPrintable(received);
      if (refusalCode !== undefined) {
        done(Object.assign(new Error('Not now'), { responseCode: refusalCode }));
        return;
      }
      const { mailFrom, rcptTo } = session.envelope;
      mails.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address).join(', '),
        text: body,
      });
      done();
    },
  });
  const port = await findFreePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    refuseWith: (code: number | undefined) => {
      refusalCode = code;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
