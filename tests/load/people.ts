import { setTimeout as sleep } from 'node:timers/promises';
import { makeBodies } from '../bench/portal/submissions';
import { getActionId, makeActionHeaders, makeAddress, postBody } from '../setup/server-action';

/** How one person fared. `refusals`: how often they were told to come back in a moment, and did. */
export type Person = { end: 'received' | 'refused' | 'broken'; refusals: number; ms: number; why: string };

/** How long a person waits for an answer, in milliseconds. */
const PATIENCE_MS = 60_000;
const TRIES_MAX = 3;

/** Makes the function that plays one person: they submit two photos, each from their own address. */
export async function makePerson(url: string): Promise<() => Promise<Person>> {
  const makeBody = await makeBodies();
  const actionId = getActionId('submitAsApplicant');

  async function tryOnce(body: Buffer, address: string): Promise<{ retryAfterS: number } | Person['end'] | string> {
    const headers = { ...makeActionHeaders(url, actionId, '/check'), 'x-forwarded-for': address };
    try {
      const answer = await postBody(`${url}/check`, body, { headers, deadlineMs: PATIENCE_MS });
      if (answer.text.includes('"kind":"received"')) return 'received';
      const retryAfterS = Number(answer.headers['retry-after'] ?? 0);
      if (answer.status === 503 && retryAfterS > 0) return { retryAfterS };
      return `${answer.status} ${/"problem":"([\w-]+)"/.exec(answer.text)?.[1] ?? ''}`.trim();
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    }
  }

  return async () => {
    const startedAt = performance.now();
    const [body, address] = [makeBody(), makeAddress()];
    const since = () => performance.now() - startedAt;
    for (let refusals = 0; refusals < TRIES_MAX; refusals += 1) {
      const answer = await tryOnce(body, address);
      if (answer === 'received') return { end: 'received', refusals, ms: since(), why: '' };
      if (typeof answer === 'string') return { end: 'broken', refusals, ms: since(), why: answer };
      await sleep(answer.retryAfterS * 1_000);
    }
    return { end: 'refused', refusals: TRIES_MAX, ms: since(), why: '' };
  };
}

/** People who come one after the other, some at a time, for so long. */
export async function measureRate(person: () => Promise<Person>, atOnce: number, ms: number): Promise<Person[]> {
  const endsAt = performance.now() + ms;
  const people: Person[] = [];
  const worker = async () => {
    while (performance.now() < endsAt) people.push(await person());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return people;
}

/** People who come at a rate, however long the others take; all of them are waited for. */
export async function sendAtRate(person: () => Promise<Person>, perSecond: number, ms: number): Promise<Person[]> {
  const under: Promise<Person>[] = [];
  const startedAt = performance.now();
  const total = Math.round((perSecond * ms) / 1_000);
  for (let index = 0; index < total; index += 1) {
    await sleep(Math.max(0, startedAt + (index * 1_000) / perSecond - performance.now()));
    under.push(person());
  }
  return Promise.all(under);
}
