import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { staySignedInDoor } from '@/lib/server/doors/own-account-doors';
import { sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { captureOutput } from '../../setup/captured-output';
import { type LogLine, readLog } from '../../setup/log-lines';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

type Refused = LogLine & { door?: string; code?: string; more?: number };

const EMAIL = 'mallory.personal@example.com';
const FOREIGN = { origin: 'https://elsewhere.example' };
const A_MINUTE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 27, 12);

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

/** The lines that were logged meanwhile, and everything as text. */
async function listen(work: () => Promise<unknown>) {
  const output = captureOutput();
  try {
    await work();
  } finally {
    output.stop();
  }
  const lines: Refused[] = readLog(output.text()).lines;
  return { text: output.text(), refused: lines.filter(({ msg }) => msg === 'a door refused a call') };
}

const submitFrom = (now: number, headers: Record<string, string>) =>
  knock(submitAsApplicantDoor, callFrom(headers, now), makeSubmission(EMAIL));

/** From one network, whose limits are then used up. */
const sendNonsense = (now: number) =>
  knock(sendParcelPieceDoor, callFrom({ 'x-forwarded-for': '192.0.2.1' }, now), { nonsense: EMAIL });

test('a call from a foreign page is logged with the door and the reason, and nothing of its sender', async () => {
  const { text, refused } = await listen(() => submitFrom(NOON, FOREIGN));
  expect(refused).toMatchObject([{ door: 'submit-as-applicant', code: 'cross-site', more: 0 }]);
  expect(text).not.toMatch(/mallory|elsewhere|198\.51/);
});

test('a flood of them gets one line a minute, which counts those without one', async () => {
  const from = NOON + 10 * A_MINUTE_MS;
  const { refused } = await listen(async () => {
    for (let index = 0; index < 20; index += 1) await submitFrom(from + index * 1_000, FOREIGN);
    await submitFrom(from + A_MINUTE_MS, FOREIGN);
  });
  expect(refused.map(({ more }) => more)).toEqual([0, 19]);
});

test('so are input that no page of ours sends, and calls beyond a limit, each by itself', async () => {
  const at = NOON + 20 * A_MINUTE_MS;
  const { text, refused } = await listen(async () => {
    await sendNonsense(at);
    await setting.database.kysely.updateTable('rate_limits').set({ used: 100_000 }).execute();
    await sendNonsense(at);
  });
  const door = 'send-parcel-piece';
  expect(refused).toMatchObject([
    { door, code: 'invalid-input' },
    { door, code: 'too-many' },
  ]);
  expect(text).not.toContain(EMAIL);
});

test('whoever is merely signed out is no line: pages ask, and people come back late', async () => {
  const { refused } = await listen(() => knock(staySignedInDoor, callFrom(), 0));
  expect(refused).toEqual([]);
});
