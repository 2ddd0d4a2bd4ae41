import sharp from 'sharp';
import type { DatabaseLocation } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { type Contestant, holdContest, printResults } from './contest';
import { emailOf, fillCustomers } from './fill-customers';
import { openBenchApi } from './open-bench-api';
import { BENCH_CREDENTIALS } from './write-requests';

const ROUNDS = { rounds: 9, roundMs: 700 };

type Filled = { count: number; database: Database; call: (body: object) => Promise<unknown> };

async function openFilled(location: DatabaseLocation, count: number): Promise<Filled> {
  const { database, call } = await openBenchApi(location);
  await fillCustomers(database, count);
  return { count, database, call: (body) => call(JSON.stringify({ ...BENCH_CREDENTIALS, ...body })) };
}

/** Measures lookup and create/update in databases of several sizes, side by side; the first row is the smallest. */
export async function measureScale(
  title: string,
  places: { location: DatabaseLocation; count: number }[],
): Promise<void> {
  const filled: Filled[] = [];
  for (const { location, count } of places) filled.push(await openFilled(location, count));
  const front = (
    await sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer()
  ).toString('base64');
  const nameOf = (count: number) => `${count.toLocaleString('en-US')} customers`;
  const pickEmail = (count: number) => emailOf(1 + Math.floor(Math.random() * count));
  const lookUps: Contestant[] = filled.map(({ count, call }) => ({
    name: nameOf(count),
    run: () => call({ service: 'getStatus', target: { email: pickEmail(count) } }),
  }));
  let written = 0;
  // Every second one is new; the others change an existing customer.
  const writes: Contestant[] = filled.map(({ count, call }) => ({
    name: nameOf(count),
    run: () => {
      written += 1;
      const email = written % 2 === 0 ? `new${written}@example.com` : pickEmail(count);
      const target = { email, fn: 'John', ln: `Smith ${written}`, documents: { front } };
      return call({ service: 'createOrUpdateCustomer', target });
    },
  }));
  try {
    printResults(`${title}: look-up (getStatus)`, await holdContest(lookUps, ROUNDS));
    printResults(`${title}: create/update with a tiny image`, await holdContest(writes, ROUNDS));
  } finally {
    for (const { database } of filled) await database.close();
  }
}
