import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDemoLink } from '@/lib/server/demo/demo-entrance';
import { DEMO_ADMINISTRATOR_EMAIL } from '@/lib/server/demo/demo-members';
import { openDemoLinkDoor } from '@/lib/server/doors/demo-doors';
import { captureOutput } from '../../setup/captured-output';
import { addMember } from '../../setup/staff-entrance';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting } from './door-setting';

let setting: DoorSetting;
let administratorId: string;
beforeAll(async () => {
  setting = await openDoorSetting();
  administratorId = await addMember(setting.entrance, DEMO_ADMINISTRATOR_EMAIL, 'administrator');
});
afterAll(() => setting.close());

const open = async (path: string) => {
  const given = [makeRequest(path), { token: path.split('/').at(-1) }];
  const { answer } = await knock(openDemoLinkDoor, callFrom({ origin: null, 'sec-fetch-site': 'none' }), ...given);
  return { status: answer.status, location: answer.headers.get('location') };
};

const countSessions = async () => {
  const query = setting.database.kysely.selectFrom('staff_sessions').select('id');
  return (await query.where('staff_id', '=', administratorId).execute()).length;
};

it('opens nothing in a portal that is no demo', async () => {
  expect(await open(makeDemoLink())).toEqual({ status: 404, location: null });
  expect(await countSessions()).toBe(0);
});

it('signs in whoever opens it, once, and the next link is printed', async () => {
  // The test's folder is already in use, and a demo only starts in a folder of its own.
  Object.assign(process.env, { PORTAL_DEMO: 'invented', HOST: '127.0.0.1', DATA_DIR: 'demo-data' });
  const path = makeDemoLink();
  const output = captureOutput();
  const answers = [await open(path), await open(path)];
  output.stop();
  delete process.env.PORTAL_DEMO;
  expect(answers).toEqual([
    { status: 303, location: '/staff' },
    { status: 303, location: '/staff/sign-in' },
  ]);
  expect(await countSessions()).toBe(1);
  expect(output.text()).toMatch(
    /^\nThe link was used\. The next one:\nhttp:\/\/localhost:3000\/staff\/demo\/[\w-]{43}\n$/,
  );
});
