import { afterAll, beforeAll, expect, it } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import {
  decideDoor,
  documentImageDoor,
  imageMethodDoor,
  openDocumentsDoor,
  undoDoor,
} from '@/lib/server/doors/review-doors';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting, type SignedIn } from './door-setting';

let setting: DoorSetting;
let reviewer: SignedIn;
let count = 0;
beforeAll(async () => {
  setting = await openDoorSetting();
  reviewer = await setting.signIn('reviewer');
});
afterAll(() => setting.close());

const call = () => callFrom({ cookie: reviewer.cookie });

async function storeCustomer() {
  count += 1;
  const email = `reviewed.${count}@example.com`;
  await knock(submitAsApplicantDoor, callFrom(), makeSubmission(email));
  const find = () =>
    setting.database.kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
  const { id, updated_at } = await find();
  return { id, updatedAt: updated_at, getStatus: async () => (await find()).status };
}

it('a reviewer decides, is asked once about documents that were never opened, and takes the decision back', async () => {
  const { id, updatedAt, getStatus } = await storeCustomer();
  const seen = { status: 'PENDING', decisionId: '', updatedAt };
  const decision = { customerId: id, status: 'PASS', reason: 'verified', note: '', seen };
  const asked = (await knock(decideDoor, call(), decision)).answer;
  expect(asked).toEqual({ kind: 'concerns', concerns: ['unopened'] });
  expect(await getStatus()).toBe('PENDING');
  const decided = (await knock(decideDoor, call(), { ...decision, despite: ['unopened'] })).answer;
  expect(decided).toMatchObject({ kind: 'decided', status: 'PASS' });
  expect(await getStatus()).toBe('PASS');
  const decisionId = decided.kind === 'decided' ? decided.decisionId : '';
  const undone = await knock(undoDoor, call(), { customerId: id, decisionId });
  expect(undone.answer).toMatchObject({ kind: 'decided', status: 'PENDING' });
  expect(await getStatus()).toBe('PENDING');
});

it('whoever is not signed in decides, undoes and opens nothing, and hears why', async () => {
  const { id, updatedAt, getStatus } = await storeCustomer();
  const failed = { kind: 'failed', problem: 'signed-out' };
  const seen = { status: 'PENDING', decisionId: '', updatedAt };
  const decision = { customerId: id, status: 'PASS', reason: 'verified', note: '', seen };
  expect((await knock(decideDoor, callFrom(), decision)).answer).toEqual(failed);
  expect((await knock(undoDoor, callFrom(), { customerId: id, decisionId: 'x' })).answer).toEqual(failed);
  expect((await knock(openDocumentsDoor, callFrom(), { customerId: id, setId: 'current' })).answer).toEqual(failed);
  expect(await getStatus()).toBe('PENDING');
});

it('an image is shown to whoever opened the documents, and to nobody who did not', async () => {
  const { id: customerId } = await storeCustomer();
  const place = { customerId, setId: 'current' };
  const show = async (side: string, as = call()) =>
    (await knock(documentImageDoor, as, makeRequest('/image'), { ...place, side })).answer;
  expect((await show('front')).status).toBe(404);
  expect((await knock(openDocumentsDoor, call(), place)).answer).toEqual({ kind: 'opened', sides: ['front'] });
  const shown = await show('front');
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-disposition')).toBe('inline; filename="front.jpeg"');
  expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(100);
  expect((await show('back')).status).toBe(404);
  const other = await setting.signIn('administrator');
  expect((await show('front', callFrom({ cookie: other.cookie }))).status).toBe(404);
});

it('the address of an image answers no other method', async () => {
  const { answer } = await knock(imageMethodDoor, callFrom(), makeRequest('/image', { method: 'POST' }));
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET');
});
