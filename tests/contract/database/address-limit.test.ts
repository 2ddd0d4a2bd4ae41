import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, DatabaseKind } from '@/lib/server/db/schema/database';
import { countUseByAddress } from '@/lib/server/http/address-limit';
import { getClientAddress } from '@/lib/server/http/client-address';
import { openTestDatabase } from '../../setup/test-database';

const LIMIT = { name: 'test', max: 2, windowMs: 1_000 };
const NOON = 1_800_000_000_000;

describe.each<DatabaseKind>(['sqlite', 'postgres'])('a limit by address on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterEach(() => close());

  /** One use from a connection's address. */
  const use = (address: string, limit: Parameters<typeof countUseByAddress>[1] = LIMIT, now = NOON) =>
    countUseByAddress(database, limit, getClientAddress(new Headers({ 'x-forwarded-for': address }), 0), now);
  /** How many of the addresses got through, each used as often as one is allowed. */
  const countWithin = async (addresses: string[], limit = LIMIT) => {
    let within = 0;
    for (const address of addresses) {
      for (let count = 0; count < limit.max; count += 1) if (await use(address, limit)) within += 1;
    }
    return within;
  };
  const countRows = async () => (await database.kysely.selectFrom('rate_limits').selectAll().execute()).length;
  const make = (count: number, toAddress: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => toAddress(i));

  it('counts a /64 of IPv6, and lets its /56 do four times as much', async () => {
    const ofOne56 = make(8, (index) => `2001:db8:0:ab${index.toString(16).padStart(2, '0')}::1`);
    expect(await countWithin(ofOne56)).toBe(4 * LIMIT.max);
    expect(await use('2001:db8:0:ac00::1')).toBe(true);
  });

  it('lets a /48 of IPv6 do sixteen times as much, however many networks it has', async () => {
    const ofOne48 = make(40, (index) => `2001:db8:7:${index.toString(16)}00::1`);
    expect(await countWithin(ofOne48)).toBe(16 * LIMIT.max);
    expect(await use('2001:db8:7:ffff::1')).toBe(false);
    expect(await use('2001:db8:8::1')).toBe(true);
  });

  it('counts an address of IPv4, and lets its /24 do sixteen times as much', async () => {
    expect(await countWithin(make(40, (index) => `192.0.2.${index}`))).toBe(16 * LIMIT.max);
    expect(await use('192.0.2.99')).toBe(false);
    expect(await use('192.0.3.1')).toBe(true);
  });

  it('does not let one address use up what its neighbors may do', async () => {
    for (let count = 0; count < 100; count += 1) await use('2001:db8:0:1::1');
    expect(await use('2001:db8:0:1::2')).toBe(false);
    expect(await use('2001:db8:0:2::1')).toBe(true);
  });

  it('keeps to an overall budget, which refused uses do not use up', async () => {
    const limit = { ...LIMIT, overallMax: 5 };
    for (let count = 0; count < 20; count += 1) await use('192.0.2.1', limit);
    expect(await use('198.51.100.1', limit)).toBe(true);
    expect(await use('2001:db8::1', limit)).toBe(true);
    expect(await use('203.0.113.1', limit)).toBe(true);
    expect(await use('203.0.113.2', limit)).toBe(false);
    expect(await use('203.0.113.2', limit, NOON + limit.windowMs)).toBe(true);
  });

  it('keeps to it also when many come at once', async () => {
    const limit = { ...LIMIT, overallMax: 5 };
    const uses = await Promise.all(make(30, (index) => `10.0.${index}.1`).map((address) => use(address, limit)));
    expect(uses.filter((isWithin) => isWithin)).toHaveLength(limit.overallMax);
  });

  it('keeps no row of an address that is refused for what others did', async () => {
    const limit = { ...LIMIT, overallMax: 1 };
    await use('192.0.2.1', limit);
    const rowCount = await countRows();
    for (const address of make(20, (index) => `10.0.${index}.1`)) expect(await use(address, limit)).toBe(false);
    expect(await countRows()).toBe(rowCount);
  });

  it('has one bucket for whoever has no address', async () => {
    expect([await use('?'), await use('unknown'), await use('_')]).toEqual([true, true, false]);
    expect(await use('192.0.2.1')).toBe(true);
  });
});
