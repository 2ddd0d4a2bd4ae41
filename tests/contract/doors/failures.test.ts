import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoute } from '@/lib/server/door/public-doors';
import { healthDoor, storageApiDoor } from '@/lib/server/doors/open-doors';
import { staySignedInDoor } from '@/lib/server/doors/own-account-doors';
import { captureOutput } from '../../setup/captured-output';
import { listDoors } from '../../setup/door-list';
import { DOOR_CASES, makeSubmission } from './door-cases';
import {
  callFrom,
  type DoorSetting,
  knock,
  makeForm,
  makeRequest,
  openDoorSetting,
  type SignedIn,
} from './door-setting';

/** They don't query a database before letting somebody in. */
const WITHOUT_DATABASE = [
  'document-image-method',
  'storage-api',
  'health',
  'open-demo-link',
  'company-theme',
  'company-logo',
  'choose-language',
  'invited-language',
  'security-text',
];

/**
 * Their answers have no room for an id: nothing at all, a yes or no, "nobody known", or what the browser does instead.
 */
const WITHOUT_ID = [
  ...['sign-in-elsewhere', 'sign-out', 'end-idle-session', 'end-own-session'],
  ...['stay-signed-in', 'find-known-customer'],
  ...['send-mailbox-code', 'try-mailbox-code', 'send-parcel-piece', 'remove-parcel', 'read-draft', 'mail-draft-link'],
];

const EMAIL = 'mallory.personal@example.com';

const doors = (await listDoors()).filter(({ name }) => !WITHOUT_DATABASE.includes(name));

let setting: DoorSetting;
let administrator: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  administrator = await setting.signIn('administrator');
});
afterAll(() => setting.close());

/** What a monitor sees. */
async function askHealth() {
  const { answer } = await knock(healthDoor, callFrom(), makeRequest('/api/health'));
  return [answer.status, await answer.json(), answer.headers.get('cache-control')];
}

/** What the person or their browser learns about a failure. */
async function readFailure(answer: unknown): Promise<unknown> {
  if (!(answer instanceof Response)) return answer;
  expect([500, 503]).toContain(answer.status);
  expect(answer.headers.get('cache-control') ?? 'no-store').toBe('no-store');
  return answer.body && answer.json();
}

async function knockAndListen(name: string, given: unknown[]) {
  const door = doors.find((one) => one.name === name);
  if (!door) throw new Error(`There is no door ${name}.`);
  const output = captureOutput();
  try {
    return { ...(await knock(door, callFrom({ cookie: administrator.cookie }), ...given)), log: output.text() };
  } finally {
    output.stop();
  }
}

it('gives a failure that nobody foresaw an id, which the person can quote and the log holds', async () => {
  await sql`alter table submissions rename to submissions_away`.execute(setting.database.kysely);
  const { code, errorId, answer, log } = await knockAndListen('submit-as-applicant', [makeSubmission(EMAIL)]);
  await sql`alter table submissions_away rename to submissions`.execute(setting.database.kysely);
  expect(code).toBe('unexpected');
  expect(errorId).toMatch(/^[0-9a-f]{8}$/);
  expect(answer).toEqual({ kind: 'failed', problem: 'unexpected', delivery: 'unknown', errorId });
  expect(log).toContain(`"id":"${errorId}"`);
  expect(log).toContain('"where":"submit-as-applicant"');
  expect(log).not.toContain(EMAIL);
});

it('and shows it to whoever signs in', async () => {
  await sql`alter table activity rename to activity_away`.execute(setting.database.kysely);
  const { code, errorId, answer } = await knockAndListen('sign-in', [
    {},
    makeForm({ email: EMAIL, password: 'wrong' }),
  ]);
  await sql`alter table activity_away rename to activity`.execute(setting.database.kysely);
  expect(code).toBe('unexpected');
  expect(answer).toEqual({ email: EMAIL, problem: 'unexpected', errorId });
});

it('answers with a status alone where an open address fails, and logs it under an id', async () => {
  const door = openRoute({
    name: 'test',
    work: async () => {
      throw new Error(EMAIL);
    },
  });
  const output = captureOutput();
  const { code, errorId, answer, effects } = await knock(door, callFrom(), makeRequest('/api/test'));
  output.stop();
  expect({ code, status: answer.status, body: await answer.text(), effects }).toEqual({
    code: 'unexpected',
    status: 500,
    body: '',
    effects: {},
  });
  expect(output.text()).toContain(`"id":"${errorId}","where":"test"`);
});

it('tells a monitor that all is well, and answers the storage API, while the database is there', async () => {
  expect(await askHealth()).toEqual([200, { status: 'ok' }, 'no-store']);
  const request = makeRequest('/v3/stable/api/storage', { method: 'POST', body: '{}' });
  const { answer } = await knock(storageApiDoor, callFrom(), request);
  expect(await answer.json()).toMatchObject({ result: 'Error' });
});

describe('while the database is away', () => {
  beforeAll(() => setting.database.close());

  it('a monitor hears so', async () => {
    expect(await askHealth()).toEqual([503, { status: 'unavailable' }, 'no-store']);
  });

  it('an applicant hears that the storage is not there, and may try again', async () => {
    const { answer } = await knockAndListen('submit-as-applicant', [makeSubmission(EMAIL)]);
    expect(answer).toMatchObject({ kind: 'failed', problem: 'storage-unavailable' });
  });

  it('and that nothing was sent, unless an earlier attempt of the form may have arrived', async () => {
    const submission = makeSubmission(EMAIL);
    const send = (changes: object) => knockAndListen('submit-as-applicant', [{ ...submission, ...changes }]);
    expect((await send({ isNotSentYet: true })).answer).toMatchObject({ delivery: 'not-sent' });
    expect((await send({})).answer).toMatchObject({ delivery: 'unknown' });
    expect((await send({ isNotSentYet: 'yes' })).answer).toMatchObject({ delivery: 'unknown' });
    const invited = await knockAndListen('submit-as-invited', ['token', { ...submission, isNotSentYet: true }]);
    expect(invited.answer).toMatchObject({ delivery: 'not-sent' });
  });

  it('nobody is thrown out for it', async () => {
    const output = captureOutput();
    const { answer } = await knock(staySignedInDoor, callFrom({ cookie: administrator.cookie }), 0);
    output.stop();
    // Not 0, which says that the session is over.
    expect(answer).toBeUndefined();
  });

  it.each(doors)('the door $name says so under an id, and throws nothing', async ({ name }) => {
    const { code, errorId, answer, log } = await knockAndListen(name, DOOR_CASES[name]?.given() ?? []);
    // When looking up a session, better-auth hides what kind of failure it was.
    expect(['storage-unavailable', 'unexpected']).toContain(code);
    expect(errorId).toMatch(/^[0-9a-f]{8}$/);
    expect(log).toContain(`"id":"${errorId}"`);
    expect(log).toContain(`"where":"${name}"`);
    expect(log).not.toContain('@example.com');
    const heard = await readFailure(answer);
    if (WITHOUT_ID.includes(name) || heard === null) return;
    expect(heard).toMatchObject({ errorId });
    const { problem = undefined, code: told = problem } = heard as { problem?: string; code?: string };
    // A form at the entrance has one sentence for both.
    expect([code, 'unexpected']).toContain(told);
  });
});
