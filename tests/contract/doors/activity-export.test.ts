import { afterAll, beforeAll, expect, it } from 'vitest';
import { activityExportDoor } from '@/lib/server/doors/activity-doors';
import activityWords from '@/lib/shared/words/en/activity.json';
import { addMadeUpLanguage, MADE_UP, makeUp } from '../../setup/made-up-language';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting, type SignedIn } from './door-setting';

let setting: DoorSetting;
let administrator: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  administrator = await setting.signIn('administrator');
  addMadeUpLanguage();
});
afterAll(() => setting.close());

const exportActivity = async (query: string, headers: Record<string, string> = {}) => {
  const call = callFrom({ cookie: administrator.cookie, ...headers });
  const { answer } = await knock(activityExportDoor, call, makeRequest(`/staff/activity/export${query}`), {});
  return answer.text();
};

it('the record of activity is exported as it is filtered', async () => {
  expect(await exportActivity('')).toContain('staff.joined');
  const filtered = await exportActivity('?action=activity.exported');
  expect(filtered).toContain('activity.exported');
  expect(filtered).not.toContain('staff.joined');
});

it('in the language that the browser asks for', async () => {
  expect(await exportActivity('')).toContain(activityWords.csv.time);
  expect(await exportActivity('', { 'accept-language': MADE_UP })).toContain(makeUp(activityWords.csv.time));
});
