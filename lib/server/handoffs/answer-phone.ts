import 'server-only';
import { z } from 'zod';
import type { HandoffAnswer, HandoffForPhone } from '../../shared/handoff/handoff';
import { hasRoomForImage } from '../db/schema/has-room-for-image';
import { findPhotoChange } from './check-photo';
import { endFromPhone } from './end-handoff';
import { claimForPhone, lookFromPhone, type PhoneKey } from './phone';
import { sendPhoto } from './send-photo';
import { HANDOFF_LIMITS, withHandoffs } from './with-handoffs';

/** A phone's request: its headers, and what it shows. Both secrets may be anything. */
export type PhoneRequest = PhoneKey & { headers: Headers };

const endSchema = z.enum(['done', 'cancelled']);

/** What the phone may know; changes nothing. */
export function answerLook({ headers, ...key }: PhoneRequest): Promise<HandoffAnswer<HandoffForPhone>> {
  const use = { headers, limit: HANDOFF_LIMITS.ask, mustBeSameOrigin: false };
  return withHandoffs(use, async ({ database }, now) => ({ ok: true, value: await lookFromPhone(database, key, now) }));
}

/** Binds the link to this phone. Gives the secret that the phone keeps; undefined when it came too late. */
export function answerClaim({ headers, linkSecret }: PhoneRequest): Promise<HandoffAnswer<string | undefined>> {
  const use = { headers, limit: HANDOFF_LIMITS.change, mustBeSameOrigin: true };
  return withHandoffs(use, async ({ database }, now) => ({
    ok: true,
    value: await claimForPhone(database, linkSecret, now),
  }));
}

/** Takes a photo, or that a side was emptied, and gives what the phone may know afterwards. */
export function answerSend(
  { headers, linkSecret, phoneSecret }: PhoneRequest,
  received: unknown,
): Promise<HandoffAnswer<HandoffForPhone>> {
  const use = { headers, limit: HANDOFF_LIMITS.change, mustBeSameOrigin: true };
  return withHandoffs(use, async (store, now) => {
    if (phoneSecret === undefined) return { ok: false, problem: 'over' };
    const change = findPhotoChange(received);
    if (!change) return { ok: false, problem: 'image' };
    if (change.version !== null && !(await hasRoomForImage(store.database)))
      return { ok: false, problem: 'unavailable' };
    if (!(await sendPhoto(store, { linkSecret, phoneSecret }, change, now))) return { ok: false, problem: 'over' };
    return { ok: true, value: await lookFromPhone(store.database, { linkSecret, phoneSecret }, now) };
  });
}

/** Ends the handoff for the phone, and gives what the phone may know afterwards. */
export function answerEndFromPhone(
  { headers, ...key }: PhoneRequest,
  received: unknown,
): Promise<HandoffAnswer<HandoffForPhone>> {
  const use = { headers, limit: HANDOFF_LIMITS.change, mustBeSameOrigin: true };
  return withHandoffs(use, async ({ database }, now) => {
    const end = endSchema.safeParse(received);
    if (end.success) await endFromPhone(database, { ...key, end: end.data });
    return { ok: true, value: await lookFromPhone(database, key, now) };
  });
}
