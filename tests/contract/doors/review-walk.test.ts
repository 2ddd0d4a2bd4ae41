import { afterAll, beforeAll, expect, it } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { decideDoor, documentImageDoor, openDocumentsDoor, undoDoor } from '@/lib/server/doors/review-doors';
import { getRecordTools } from '@/lib/server/review/get-record-tools';
import { loadRecord } from '@/lib/server/review/load-record';
import type { StaffMember } from '@/lib/server/staff/authority';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting, PORTAL_URL } from './door-setting';

const EMAIL = 'reviewed@example.com';

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

it('shows what an applicant sent, opens the images, and takes a decision and its undoing', async () => {
  const submission = {
    ...makeSubmission(EMAIL),
    idReading: { source: 'barcode', values: { lastName: 'Smyth' } },
  };
  await knock(submitAsApplicantDoor, callFrom(), submission);
  const query = setting.database.kysely.selectFrom('customers').select('id').where('email', '=', EMAIL);
  const { id: customerId } = await query.executeTakeFirstOrThrow();
  const { id, cookie } = await setting.signIn('reviewer');
  const member: StaffMember = { id, name: 'Rita', emailAddress: 'rita@staff.example.com', role: 'reviewer' };
  const load = async () => loadRecord(member, customerId, await getRecordTools());

  const before = await load();
  expect(before).toMatchObject({
    ...{ status: 'PENDING', reading: { differences: { lastName: 'Smyth' } }, hasAllDetails: true },
    ...{ customerLink: `${PORTAL_URL}/staff/customers/${customerId}`, documentSets: [{ id: 'current' }] },
    ...{ history: [{ what: 'submitted' }], consent: { language: 'en', text: expect.any(String) } },
  });

  const place = { customerId, setId: 'current' };
  const opened = await knock(openDocumentsDoor, callFrom({ cookie }), place);
  expect(opened.answer).toEqual({ kind: 'opened', sides: ['front'] });
  const look = async (side: string) => {
    const { answer } = await knock(documentImageDoor, callFrom({ cookie }), makeRequest('/image'), { ...place, side });
    return answer;
  };
  const front = await look('front');
  expect(front.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await front.arrayBuffer()).toString('base64')).toBe(submission.documents.front);
  expect((await look('back')).status).toBe(404);

  expect(before?.concerns).toEqual(['differs', 'unopened']);
  const despite = ['differs'];
  const decision = { customerId, status: 'PASS', reason: 'verified', note: '', despite, seen: before?.seen };
  const decided = (await knock(decideDoor, callFrom({ cookie }), decision)).answer;
  expect(decided).toMatchObject({ kind: 'decided', status: 'PASS' });
  expect(await load()).toMatchObject({ status: 'PASS', history: [{ what: 'decided' }, { what: 'submitted' }] });
  const decisionId = decided.kind === 'decided' ? decided.decisionId : '';
  const undone = (await knock(undoDoor, callFrom({ cookie }), { customerId, decisionId })).answer;
  expect(undone).toMatchObject({ kind: 'decided', status: 'PENDING' });
});
