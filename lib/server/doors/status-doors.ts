import { z } from 'zod';
import type { ApplicationState, ApplicationStatus } from '../../shared/application/application-status';
import type { Refusal } from '../../shared/refusal';
import { findApplicationStatus } from '../applications/status-links/find-application-status';
import type { Caller } from '../door/call';
import { makeDoor } from '../door/door';
import { refusal, toEmptyResponse } from '../door/refusal';
import type { AddressLimit } from '../http/address-limit';
import { getStorage } from '../storage/get-storage';

/** An office may open many; guessing gets nowhere. */
const OPENINGS_PER_ADDRESS: AddressLimit = { name: 'open-status', max: 600, windowMs: 60 * 60 * 1000 };
/** A visible page polls every few minutes, after a minute of polling more often. */
const QUESTIONS_PER_ADDRESS: AddressLimit = { name: 'ask-status', max: 3_600, windowMs: 60 * 60 * 1000 };

/** For what changes nothing: browsers send no Origin header with it, and email programs link here. */
const READER = { family: 'status reader', isForOwnPages: false };

const look = async ({ database, now }: Caller, secret: unknown) =>
  (await findApplicationStatus(database, await getStorage(), secret, now)) ?? refusal('link-ended');

/** What a status link's page shows. Unknown, withdrawn and expired links are refused alike. */
export const openStatusDoor = makeDoor({
  ...READER,
  name: 'open-status',
  addressLimit: OPENINGS_PER_ADDRESS,
  enter: async (caller) => caller,
  input: z.tuple([z.string()]),
  refuse: (refused): ApplicationStatus | Refusal => refused,
  work: (caller, [secret]) => look(caller, secret),
});

/** Tells the open page whether it has something new to show, and nothing else. */
export const statusStateDoor = makeDoor({
  ...READER,
  name: 'status-state',
  addressLimit: QUESTIONS_PER_ADDRESS,
  enter: async (caller) => caller,
  input: z.tuple([z.unknown(), z.object({ secret: z.string() })]),
  refuse: toEmptyResponse,
  work: async (caller, [, { secret }]) => {
    const found = await look(caller, secret);
    if (!('version' in found)) return found;
    const state: ApplicationState = { version: found.version };
    return Response.json(state, { headers: { 'Cache-Control': 'no-store' } });
  },
});
