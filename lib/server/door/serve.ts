import 'server-only';
import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { noteRead } from '../current-call.mjs';
import type { Effects, IncomingCall } from './call';
import type { Door } from './door';
import { isRefusal } from './refusal';

/**
 * The call that Next.js is answering, with the current cookies: an action may have changed them before the page
 * renders.
 */
export async function readCall(): Promise<IncomingCall> {
  noteRead();
  const current = new Headers(await headers());
  current.set('cookie', (await cookies()).toString());
  return { headers: current, now: Date.now() };
}

async function carryOut({ cookie, revalidate, goTo }: Effects): Promise<void> {
  if (cookie) (await cookies()).set(cookie.name, cookie.value, cookie.options);
  if (revalidate) revalidatePath(revalidate);
  if (goTo) redirect(goTo);
}

/** Makes a server action from a door. */
export function serve<Answer>(door: Door<Answer>) {
  const served = async (...given: unknown[]): Promise<Answer> => {
    const { answer, effects } = await door.open(await readCall(), ...given);
    await carryOut(effects);
    return answer;
  };
  return Object.assign(served, { door });
}

/**
 * Makes a function from a door for a page to call while it renders. The page shows its refusals.
 *
 * @throws when something failed: the error page is shown then
 */
export function servePage<Answer>(door: Door<Answer>) {
  return async (...given: unknown[]): Promise<Answer> => {
    const { answer } = await door.open(await readCall(), ...given);
    if (isRefusal(answer) && answer.errorId !== undefined) throw new Error(`Error ${answer.errorId}`);
    return answer;
  };
}

/** Makes a route handler from a door, which is given the request and its path parameters. */
export function serveRoute(door: Door<Response>) {
  const served = async (request: Request, { params }: { params: Promise<object> }): Promise<Response> => {
    noteRead();
    const call = { headers: request.headers, now: Date.now() };
    return (await door.open(call, request, await params)).answer;
  };
  return Object.assign(served, { door });
}
