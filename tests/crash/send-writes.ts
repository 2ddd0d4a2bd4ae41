import type { ScriptServer } from '../setup/start-script';
import { callStorage } from './call-storage';
import { type CustomerWrite, describeContent, makeCustomerWrite } from './customer-write';
import type { Ledger } from './ledger';
import type { Random } from './random';

/** How many writes are in progress at once. */
const CLIENTS = 6;
/**
 * Customers written by all clients, so that writes to one customer collide; each of the others belongs to one client.
 */
const SHARED_CUSTOMERS = 3;
const CUSTOMERS_PER_CLIENT = 12;
/** A planned crash comes long before one client has made this many writes. */
const MAX_WRITES_PER_CLIENT = 300;

/** When the server is killed from outside: after this many answers and then this many milliseconds. */
export type Kill = { afterAnswers: number; delayMs: number };

export type Traffic = {
  server: ScriptServer;
  ledger: Ledger;
  random: Random;
  /** Default: the server ends itself. */
  kill?: Kill | undefined;
};

export type TrafficResult = { sent: number; acknowledged: number };

function pickEmail(random: Random, client: number): string {
  const isShared = random.integer(0, 4) === 0;
  return isShared
    ? `shared-${random.integer(1, SHARED_CUSTOMERS)}@example.com`
    : `client-${client}-${random.integer(1, CUSTOMERS_PER_CLIENT)}@example.com`;
}

async function send(url: string, { email, reference, attributes, front, back }: CustomerWrite): Promise<boolean> {
  const documents = { front: front.toString('base64'), ...(back && { back: back.toString('base64') }) };
  const call = { reference, target: { email, ...attributes, documents } };
  const reply = await callStorage(url, 'createOrUpdateCustomer', call);
  if (reply && reply.httpStatus !== 200) throw new Error(`A write was refused: ${JSON.stringify(reply)}`);
  return reply !== undefined;
}

/**
 * Sends writes from several clients at once until the server is dead, and records in the ledger what was acknowledged.
 *
 * @throws if a write is refused, or if the server outlives all writes
 */
export async function sendWritesUntilDeath({ server, ledger, random, kill }: Traffic): Promise<TrafficResult> {
  const result = { sent: 0, acknowledged: 0 };
  const runClient = async (client: number) => {
    const ownRandom = random.fork(`client ${client}`);
    for (let count = 0; count < MAX_WRITES_PER_CLIENT; count += 1) {
      const write = makeCustomerWrite(ownRandom, pickEmail(ownRandom, client));
      const entry = ledger.begin(write.email, describeContent(write));
      result.sent += 1;
      if (!(await send(server.url, write))) return;
      entry.acknowledge();
      result.acknowledged += 1;
      if (result.acknowledged === kill?.afterAnswers) setTimeout(server.kill, kill.delayMs);
    }
    throw new Error('The server did not end at the planned point');
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => runClient(client)));
  await server.ended;
  return result;
}
