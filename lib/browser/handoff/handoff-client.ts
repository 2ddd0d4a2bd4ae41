import {
  CAPTURE_PATH,
  HANDOFF_API_PATHS,
  type HandoffAnswer,
  type HandoffForComputer,
  type HandoffForPhone,
  type MadeHandoff,
} from '@/lib/shared/handoff/handoff';

/** How long an answer may take, in milliseconds: two photos over a slow connection. */
const ANSWER_TIMEOUT_MS = 30_000;

const END_ATTEMPTS = 5;
const END_PAUSE_MS = 2_000;

const UNAVAILABLE = { ok: false, problem: 'unavailable' } as const;

const isAnswer = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';

/** Anything that is not our own answer, such as a proxy's page, counts as no answer. */
async function ask<T>(path: string, init: RequestInit): Promise<HandoffAnswer<T>> {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    const answer: unknown = await response.json();
    return isAnswer(answer) ? (answer as HandoffAnswer<T>) : UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}

const post = <T>(path: string, body: object) =>
  ask<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** Creates a handoff for this form, with the invitation that led to it, if any. None of these functions ever throws. */
export const makeHandoff = (invitationToken: string | undefined) =>
  post<MadeHandoff>(HANDOFF_API_PATHS.make, { invitationToken });

/** Asks what has arrived. `fetched` names the photos that this form already has: the portal deletes them. */
export const pollHandoff = (formSecret: string, fetched: string[]) =>
  post<HandoffForComputer>(HANDOFF_API_PATHS.poll, { formSecret, fetched });

/** Ends this form's handoff; retries for a few seconds, since no one waits for the answer. */
export async function endHandoff(formSecret: string, end: 'done' | 'cancelled'): Promise<void> {
  for (let attempt = 1; attempt <= END_ATTEMPTS; attempt += 1) {
    const { ok } = await post<null>(HANDOFF_API_PATHS.end, { formSecret, end });
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, END_PAUSE_MS));
  }
}

/** Asks, from the phone, about the state of the handoff. */
export const lookFromPhone = (linkSecret: string) => ask<HandoffForPhone>(`${CAPTURE_PATH}${linkSecret}/state`, {});

/** The address that the phone opens: the portal is wherever this page was loaded from. */
export const makeCaptureLink = (linkSecret: string) => `${window.location.origin}${CAPTURE_PATH}${linkSecret}`;

/** Whether this page's address refers to the computer itself, so that no phone can reach it. */
export const isAddressOfThisComputer = () =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(window.location.hostname);
