import { isIPv4 } from 'node:net';
import type { Database } from '../db/schema/database';
import { UNKNOWN_ADDRESS } from './client-address';
import { countUses, giveBackUses, type LimitedSubject, type RateLimit } from './rate-limit';

/** A limit by client address. */
export type AddressLimit = RateLimit & {
  /**
   * How much all addresses together may do in a window, so that many addresses cannot fill the disk. Only for what
   * strangers can have stored. Using it up shuts everyone out, so what people must always be able to reach has none.
   */
  overallMax?: number;
};

/** The subject of the overall budget: no address looks like this. */
const EVERYBODY = 'everybody';

/**
 * How many times a single address's allowance its wider networks get. Providers give a customer anything from a /64 to
 * a /48, so one customer may hold 256 or 65,536 /64 networks; but phones of strangers also share a /48, and whole
 * offices an IPv4 /24, so these may do more than a single address.
 */
const SHARE_OF_56 = 4;
const SHARE_OF_48 = 16;
const SHARE_OF_IPV4_24 = 16;

/** The low byte of a network's fourth group distinguishes the 256 networks of one /56. */
const HIGH_BYTE = 0xff00;

/** The networks that an address is in, from narrow to wide, each with its share. */
function listNetworks(address: string): { network: string; share: number }[] {
  const own = { network: address, share: 1 };
  if (address === UNKNOWN_ADDRESS) return [own];
  if (isIPv4(address)) {
    return [own, { network: address.replace(/\.\d+$/, '.0/24'), share: SHARE_OF_IPV4_24 }];
  }
  const [first, second, third, fourth = '0'] = address.split(':');
  const high = (Number.parseInt(fourth, 16) & HIGH_BYTE).toString(16);
  return [
    own,
    { network: `${first}:${second}:${third}:${high}::/56`, share: SHARE_OF_56 },
    { network: `${first}:${second}:${third}::/48`, share: SHARE_OF_48 },
  ];
}

/**
 * The subjects that one use by an address counts against, narrow to wide: its networks, and everyone if there is a
 * budget.
 */
function listSubjects({ max, overallMax }: AddressLimit, address: string): LimitedSubject[] {
  const networks = listNetworks(address).map(({ network, share }) => ({ subject: network, max: max * share }));
  return overallMax === undefined ? networks : [...networks, { subject: EVERYBODY, max: overallMax }];
}

/**
 * Counts one use by a client and tells whether it is still within the limit: for its address, for the wider networks
 * around it, and for all addresses together if the limit says so.
 *
 * @param address as returned by getClientAddress
 * @param now epoch milliseconds
 */
export function countUseByAddress(
  database: Database,
  limit: AddressLimit,
  address: string,
  now: number,
): Promise<boolean> {
  return countUses(database, limit, listSubjects(limit, address), now);
}

/** Gives back a use that countUseByAddress counted. */
export function giveBackUseByAddress(database: Database, limit: AddressLimit, address: string): Promise<void> {
  return giveBackUses(database, limit, listSubjects(limit, address));
}
