import { setTimeout as sleep } from 'node:timers/promises';
import { STORAGE_API_PATH } from '../../lib/shared/contract/request';
import { openRawConnection, type RawConnection } from '../setup/raw-connection';
import { getActionId, makeActionHeaders } from '../setup/server-action';

/** Networks of their own, which no person of these tests has. */
const addressOf = (index: number) => `198.51.100.${1 + (index % 8)}`;
const head = (first: string, index: number, more = '', host = 'portal.example.com') =>
  `${first} HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-For: ${addressOf(index)}\r\n${more}`;

const BIG_BODY_BYTES = 28_000_000;
const SLOW_BODY_BYTES = 8_000_000;
const CHUNK = Buffer.alloc(65_536, 'a');

type Abuse = {
  count: number;
  first(index: number, actionHeaders: string, host: string): string;
  drip?: { text: string; everyMs: number };
  isBig?: boolean;
  /** Another address than people have. */
  from?: string;
};

/** What strangers do, and how many at once. */
const ABUSES: Record<string, Abuse> = {
  'slow headers': { count: 150, first: (index) => head('GET /', index), drip: { text: 'X-A: b\r\n', everyMs: 2_000 } },
  'slow bodies': {
    count: 60,
    first: (index, actionHeaders, host) =>
      head('POST /check', index, `${actionHeaders}Content-Length: ${SLOW_BODY_BYTES}\r\n\r\n`, host),
    drip: { text: 'a'.repeat(500), everyMs: 1_000 },
  },
  // More than the portal takes in all.
  'idle connections': { count: 2_200, first: () => '', from: '127.0.0.9' },
  'big bodies': {
    count: 8,
    first: (index) => head(`POST ${STORAGE_API_PATH}`, index, `Content-Length: ${BIG_BODY_BYTES}\r\n\r\n{"a":"`),
    isBig: true,
  },
  // All of one address.
  'pages, again and again': { count: 300, first: () => head('GET /', 0, 'Connection: close\r\n\r\n') },
  upgrades: {
    count: 20,
    first: (index) => head('GET /nowhere', index, 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  },
};

const AGAIN_AFTER_MS = 500;

export type AbuseReport = Map<string, { sent: number; answers: Map<string, number> }>;

const nameAnswer = (received: string) => /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 'closed';

/** Sends a body as fast as it is taken, and a little slower, so that the machine has time for others. */
async function sendBig(connection: RawConnection, isOver: () => boolean): Promise<void> {
  for (let sent = 0; sent < BIG_BODY_BYTES && !isOver(); sent += CHUNK.length) {
    connection.send(CHUNK);
    await sleep(5);
  }
}

/** Abuses a portal, each abuser again as soon as it was sent away, until stopped. */
export function startAbuse(origin: string) {
  const { port, host } = new URL(origin);
  // A form that the portal would take, or its body would not be waited for.
  const actionHeaders = Object.entries(makeActionHeaders(origin, getActionId('submitAsApplicant'), '/check'))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const report: AbuseReport = new Map();
  let isStopping = false;
  const open = new Set<RawConnection>();

  async function abuse(name: string, { first, drip, isBig, from }: Abuse, index: number) {
    const own = report.get(name) ?? { sent: 0, answers: new Map<string, number>() };
    report.set(name, own);
    while (!isStopping) {
      const connection = openRawConnection(Number(port), first(index, actionHeaders, host), from);
      open.add(connection);
      own.sent += 1;
      let isClosed = false;
      const closed = connection.closed.then((received) => {
        isClosed = true;
        return received;
      });
      const timer = drip && setInterval(() => connection.send(drip.text), drip.everyMs);
      if (isBig) await sendBig(connection, () => isClosed || isStopping);
      const received = await closed;
      clearInterval(timer);
      open.delete(connection);
      const answer = isStopping ? 'still open at the end' : nameAnswer(received);
      own.answers.set(answer, (own.answers.get(answer) ?? 0) + 1);
      await sleep(AGAIN_AFTER_MS);
    }
  }

  const all = Object.entries(ABUSES).flatMap(([name, one]) =>
    Array.from({ length: one.count }, (_, index) => abuse(name, one, index)),
  );
  return {
    report,
    stop: async () => {
      isStopping = true;
      for (const connection of open) connection.destroy();
      await Promise.all(all);
    },
  };
}
