import { z } from 'zod';
import type { HandoffAnswer, HandoffForPhone } from '../../shared/handoff/handoff';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import type { Store } from '../customer-store/embedded/store';
import { hasRoomForImage } from '../db/schema/has-room-for-image';
import type { Caller } from '../door/call';
import { type Door, makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import { findPhotoChange } from '../handoffs/check-photo';
import { endFromPhone } from '../handoffs/end-handoff';
import { claimForPhone, lookFromPhone, type PhoneKey } from '../handoffs/phone';
import { findPhoneSecret, phoneCookieName, phoneCookieOptions } from '../handoffs/phone-cookie';
import { sendPhoto } from '../handoffs/send-photo';
import { findCookie } from '../http/find-cookie';
import { isSecretToken } from '../secret-token';
import { answerHandoff, enterHandoffs, HANDOFF_LIMITS, refuseHandoff, toHandoffRefusal } from './handoff-entry';

type Answer = HandoffAnswer<HandoffForPhone>;
type PhoneCaller = Caller & { store: Store; key: PhoneKey };
type PhoneRefusalCode = CommonRefusalCode | 'link-ended';

/** What a phone presents: the secret of its link, and its own in the cookie. Both may be anything. */
async function enterWithPhone(caller: Caller, linkSecret: string) {
  const phoneSecret = findPhoneSecret(findCookie(caller.headers, phoneCookieName(env().configuredPortalUrl)));
  return { ...(await enterHandoffs(caller)), key: { linkSecret, phoneSecret } } satisfies PhoneCaller;
}

/** What the phone may know. */
const look = async ({ database, now }: Caller, key: PhoneKey): Promise<Answer> => ({
  ok: true,
  value: await lookFromPhone(database, key, now),
});

type PhoneActionPlan<Input> = {
  name: string;
  input: z.ZodType<Input>;
  work(context: PhoneCaller, input: Input): Promise<Answer | Refusal<PhoneRefusalCode>>;
};

/**
 * For what a phone does with its link: must come from one of our pages, and returns what the phone may know afterwards.
 */
function phoneAction<Input>(plan: PhoneActionPlan<Input>): Door<Answer> {
  return makeDoor({
    ...plan,
    family: 'phone action',
    isForOwnPages: true,
    addressLimit: HANDOFF_LIMITS.change,
    enter: async (caller, [linkSecret]) =>
      isSecretToken(linkSecret) ? enterWithPhone(caller, linkSecret) : refusal('link-ended'),
    refuse: (refused): Answer => toHandoffRefusal(refused),
  });
}

/** Binds the link to this phone, if it is the first. */
export const openOnPhoneDoor = phoneAction({
  name: 'open-on-phone',
  input: z.tuple([z.string()]),
  work: async (context) => {
    const { database, now, effects, key } = context;
    const phoneSecret = await claimForPhone(database, key.linkSecret, now);
    if (phoneSecret === undefined) return look(context, key);
    const { configuredPortalUrl } = env();
    const options = phoneCookieOptions(key.linkSecret, configuredPortalUrl);
    effects.cookie = { name: phoneCookieName(configuredPortalUrl), value: phoneSecret, options };
    return look(context, { ...key, phoneSecret });
  },
});

/** Accepts one prepared photo for the form on the computer, or that a side was cleared. */
export const sendFromPhoneDoor = phoneAction({
  name: 'send-from-phone',
  input: z.tuple([z.string(), z.unknown()]),
  work: async (context, [, photo]) => {
    const { store, now, key } = context;
    const { linkSecret, phoneSecret } = key;
    if (phoneSecret === undefined) return refusal('link-ended');
    const change = await findPhotoChange(photo);
    if (!change) return refusal('invalid-input');
    if (change === 'unavailable') return refusal('storage-unavailable');
    if (change.version !== null && !(await hasRoomForImage(store.database))) return refusal('storage-unavailable');
    if (!(await sendPhoto(store, { linkSecret, phoneSecret }, change, now))) return refusal('link-ended');
    return look(context, key);
  },
});

/** Ends the handoff from the phone. */
export const endOnPhoneDoor = phoneAction({
  name: 'end-on-phone',
  input: z.tuple([z.string(), z.enum(['done', 'cancelled'])]),
  work: async (context, [, end]) => {
    await endFromPhone(context.database, { ...context.key, end });
    return look(context, context.key);
  },
});

/** For what changes nothing: browsers send no Origin header with it. */
const READER = { family: 'phone reader', isForOwnPages: false, addressLimit: HANDOFF_LIMITS.ask };

/** What the page on the phone shows. */
export const lookFromPhoneDoor = makeDoor({
  ...READER,
  name: 'look-from-phone',
  enter: (caller, [linkSecret]) => enterWithPhone(caller, String(linkSecret)),
  input: z.tuple([z.string()]),
  refuse: (refused): Answer => toHandoffRefusal(refused),
  work: (context) => look(context, context.key),
});

/** The same, for the phone asking what became of the handoff. */
export const phoneStateDoor = makeDoor({
  ...READER,
  name: 'phone-state',
  enter: (caller, [, path]) => enterWithPhone(caller, (path as { token: string }).token),
  input: z.unknown(),
  refuse: refuseHandoff,
  work: async (context) => answerHandoff(await look(context, context.key)),
});
