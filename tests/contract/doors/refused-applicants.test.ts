import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeInvitation } from '@/lib/server/applications/invitations/make-invitation';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { submitByInvitationDoor } from '@/lib/server/doors/invited-doors';
import { makeSecretToken } from '@/lib/server/secret-token';
import type { SubmittedConsent } from '@/lib/shared/company/consent';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { makeGivenConsent } from '../../setup/given-consent';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

let vendor: VendorServer;
let setting: DoorSetting;
/** The text names who sees the details, which is someone else with a remote account. */
let consent: SubmittedConsent;
beforeAll(async () => {
  vendor = await startVendorServer();
  const { url, user, pass } = vendor;
  setting = await openDoorSetting({ STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass });
  consent = await makeGivenConsent();
});
afterAll(async () => {
  for (const name of ['URL', 'USER', 'PASS']) delete process.env[`STORAGE_API_${name}`];
  await setting.close();
  await vendor.close();
});

it('an applicant whom the storage refused may try again from the same form, and from no other', async () => {
  const email = 'refused@example.com';
  const form = { statusSecret: makeSecretToken() };
  const submit = async (more: object) =>
    (await knock(submitAsApplicantDoor, callFrom(), { ...makeSubmission(email), consent, ...more })).answer;
  vendor.decideNext('FAIL');
  expect(await submit(form)).toMatchObject({ kind: 'received', status: 'FAIL' });
  expect(await submit({ statusSecret: makeSecretToken() })).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(vendor.customers.get(email)).toMatchObject({ status: 'FAIL' });
  expect(await submit(form)).toMatchObject({ kind: 'received', status: 'PENDING' });
  const [renewed] = structuredClone([vendor.customers.get(email)]);
  expect(await submit(form)).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(vendor.customers.get(email)).toEqual(renewed);
});

it('an invited person whom the storage refused may try again by the same link, until it is not refused', async () => {
  const email = 'invited@example.com';
  const member = { id: 'staff-1', name: 'Robin', emailAddress: 'robin@staff.example.com', role: 'entry' } as const;
  const wanted = { emailAddress: email, reference: '', prefill: {}, days: 7 };
  const made = await makeInvitation(await openEmbeddedStore(), member, wanted, Date.now());
  const token = 'path' in made ? made.path.split('/').at(-1) : undefined;
  const submit = async () =>
    (await knock(submitByInvitationDoor, callFrom(), token, { ...makeSubmission(email), consent })).answer;
  vendor.decideNext('FAIL');
  expect(await submit()).toMatchObject({ kind: 'received', status: 'FAIL' });
  expect(await submit()).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(await submit()).toMatchObject({ problem: 'link-ended' });
});

it('tries that fail on the side of the storage API do not count against an address, and refused ones do', async () => {
  const submit = async (email: string) =>
    (
      await knock(submitAsApplicantDoor, callFrom({ 'x-forwarded-for': '192.0.2.77' }), {
        ...makeSubmission(email),
        consent,
      })
    ).answer;
  const countUsed = async () => {
    const rows = await setting.database.kysely.selectFrom('rate_limits').select('used').execute();
    return rows.map(({ used }) => Number(used)).reduce((sum, used) => sum + used, 0);
  };
  vi.stubEnv('OUTBOX', 'off');
  const before = await countUsed();
  vendor.behaveAlways('error-500');
  for (let count = 0; count < 3; count += 1) {
    expect(await submit(`down-${count}@example.com`)).toMatchObject({ problem: 'storage-unavailable' });
  }
  expect(await countUsed()).toBe(before);
  vendor.behaveAlways({ httpStatus: 400, text: '{"result":"Error","message":"The photo is too dark"}' });
  expect(await submit('dark@example.com')).toMatchObject({ problem: 'storage-refused' });
  vi.unstubAllEnvs();
  vendor.behaveAlways('well');
  expect(await countUsed()).toBeGreaterThan(before);
});
