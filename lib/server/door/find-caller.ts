import type { Refusal } from '../../shared/refusal';
import { getDatabase } from '../db/connection/get-database';
import { env } from '../env';
import { type AddressLimit, countUseByAddress } from '../http/address-limit';
import { getClientAddress } from '../http/client-address';
import { isSameOrigin } from '../http/request-origin';
import type { Caller, Effects, IncomingCall } from './call';
import { refusal } from './refusal';

export type CallerRules = {
  /** Whether only pages of this portal may ask. False if nothing changes and browsers send no Origin header. */
  isForOwnPages: boolean;
  /** How often one address, and the networks around it, may ask. */
  addressLimit?: AddressLimit | undefined;
};

/**
 * The first step of every door: where the call comes from, and how many there have been.
 *
 * @throws the driver's error when the database cannot be queried
 */
export async function findCaller(
  call: IncomingCall,
  effects: Effects,
  { isForOwnPages, addressLimit }: CallerRules,
): Promise<Caller | Refusal<'cross-site' | 'too-many'>> {
  const { configuredPortalUrl, trustedProxyHops } = env();
  if (isForOwnPages && !isSameOrigin(call.headers, configuredPortalUrl)) return refusal('cross-site');
  const address = getClientAddress(call.headers, trustedProxyHops);
  const database = await getDatabase();
  if (addressLimit && !(await countUseByAddress(database, addressLimit, address, call.now))) return refusal('too-many');
  return { ...call, address, database, effects };
}
