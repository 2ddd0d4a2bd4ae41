import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureOutput } from '../../setup/captured-output';
import { listDoors } from '../../setup/door-list';
import { DOOR_CASES, makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting, type SignedIn } from './door-setting';

/** They ask no database before they let somebody in. */
const WITHOUT_DATABASE = [
  'document-image-method',
  'storage-api',
  'health',
  'open-demo-link',
  'company-theme',
  'company-logo',
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

describe('while the database is away', () => {
  beforeAll(() => setting.database.close());

  it.each(doors)('the door $name says so under an id, and throws nothing', async ({ name }) => {
    const { code, errorId, log } = await knockAndListen(name, DOOR_CASES[name]?.given() ?? []);
    // Where a session is looked for, better-auth hides what kind of failure it was.
    expect(['storage-unavailable', 'unexpected']).toContain(code);
    expect(errorId).toMatch(/^[0-9a-f]{8}$/);
    expect(log).toContain(`"id":"${errorId}"`);
    expect(log).toContain(`"where":"${name}"`);
    expect(log).not.toContain('@example.com');
  });
});
