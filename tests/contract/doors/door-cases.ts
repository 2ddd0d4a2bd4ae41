import { randomUUID } from 'node:crypto';
import { makeSecretToken } from '@/lib/server/secret-token';
import type { SentPiece } from '@/lib/shared/parcels/parcel';
import type { StaffPermission } from '@/lib/shared/staff/staff';
import { makeFormValues } from '../../setup/form-values';
import { makeGivenConsent } from '../../setup/given-consent';
import { STAFF_PASSWORD } from '../../setup/staff-entrance';
import { makeTestImageBase64 } from '../../setup/test-image';
import { makeForm, makeRequest } from './door-setting';

const front = await makeTestImageBase64({ seed: 1 });
const consent = await makeGivenConsent();

/** As the form sends it, with a status link if one is given. */
export const makeSubmission = (emailAddress: string, firstName = 'John') => ({
  submissionKey: randomUUID(),
  values: makeFormValues({ emailAddress, firstName }),
  documents: { front },
  consent,
});

/** What a form asks for a code with. */
export const makeMailboxForm = (emailAddress: string) => ({
  submissionKey: randomUUID(),
  statusSecret: makeSecretToken(),
  emailAddress,
});

/** Looks like a link's secret but isn't one. */
export const UNKNOWN_SECRET = 'A'.repeat(43);

/** The first piece of a photo sent ahead. */
export const makePiece = (changes: Partial<SentPiece> = {}): SentPiece => ({
  parcel: makeSecretToken(),
  purpose: 'photo',
  ...{ totalByteCount: 1_000, offset: 0, base64: Buffer.alloc(300, 1).toString('base64') },
  ...changes,
});

const post = (path: string, body: unknown) => makeRequest(path, { method: 'POST', body: JSON.stringify(body) });

const postOf = (path: string, bodies: unknown[]) => () =>
  bodies.map((body) => [makeRequest(path, { method: 'POST', body: body as string }), {}]);

const BAD_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"formSecret":1}',
  JSON.stringify({ formSecret: 'x'.repeat(9_000) }),
];

export type DoorCase = {
  family: string;
  /** What a role must include. */
  permission?: StaffPermission;
  /** The limit's name, how many uses it allows in how many minutes, and whose uses it counts. */
  limit?: { name: string; max: number; minutes: number; of: 'address' | 'member' };
  /** What one of our pages sends. */
  given(): unknown[];
  /** What only an attacker would send, if it is not one of the values in every-door.test.ts. */
  malformed?(): unknown[][];
  /** For a reader: whether it shows anything if the browser doesn't say that one of our pages is asking. */
  isForTypedAddresses?: boolean;
  /** It ignores all its arguments. */
  takesNothing?: true;
  /** The argument for a form's previous state, which is passed along and ignored. */
  ignored?: number;
};

const SUBMIT = { name: 'submit', max: 60, minutes: 60, of: 'address' } as const;
const CHANGE = { name: 'handoff-change', max: 600, minutes: 60, of: 'address' } as const;
const ASK = { name: 'handoff-ask', max: 18_000, minutes: 10, of: 'address' } as const;
const ENTRANCE = { name: 'staff-address', max: 60, minutes: 15, of: 'address' } as const;

const ownAction = { family: 'own action' };
const entrance = { family: 'entrance action', limit: ENTRANCE };
const phone = { family: 'phone action', limit: CHANGE };
const staff = (permission: StaffPermission) => ({ family: 'staff action', permission });

/** What each door requires of its callers. Add new doors here too. */
export const DOOR_CASES: Record<string, DoorCase> = {
  'submit-as-applicant': {
    ...{ family: 'applicant action', limit: SUBMIT },
    given: () => [makeSubmission('applicant@example.com')],
  },
  // Nothing here is verified: mailbox.test.ts has a portal that does.
  'send-mailbox-code': {
    ...{ family: 'applicant action', limit: { name: 'mailbox-code', max: 60, minutes: 60, of: 'address' } },
    given: () => [makeMailboxForm('applicant@example.com')],
  },
  'try-mailbox-code': {
    ...{ family: 'applicant action', limit: { name: 'mailbox-try', max: 300, minutes: 60, of: 'address' } },
    given: () => [makeMailboxForm('applicant@example.com'), '000000'],
  },
  'submit-as-invited': {
    ...{ family: 'invited action', limit: SUBMIT },
    given: () => [UNKNOWN_SECRET, makeSubmission('invited@example.com')],
  },
  'open-invitation': {
    family: 'invited reader',
    limit: { name: 'open-invitation', max: 300, minutes: 60, of: 'address' },
    given: () => [UNKNOWN_SECRET],
  },
  'open-status': {
    ...{ family: 'status reader', limit: { name: 'open-status', max: 600, minutes: 60, of: 'address' } },
    given: () => [UNKNOWN_SECRET],
  },
  'status-state': {
    ...{ family: 'status reader', limit: { name: 'ask-status', max: 3_600, minutes: 60, of: 'address' } },
    given: () => [makeRequest('/status/x/state'), { secret: UNKNOWN_SECRET }],
    malformed: () => [
      [makeRequest('/status/x/state'), { secret: 'x'.repeat(100_000) }],
      [makeRequest('/status/x/state'), {}],
    ],
  },
  'open-on-phone': { ...phone, given: () => [UNKNOWN_SECRET] },
  'send-from-phone': { ...phone, given: () => [UNKNOWN_SECRET, { side: 'front', version: null }] },
  'end-on-phone': { ...phone, given: () => [UNKNOWN_SECRET, 'done'] },
  'look-from-phone': { family: 'phone reader', limit: ASK, given: () => [UNKNOWN_SECRET] },
  'phone-state': {
    ...{ family: 'phone reader', limit: ASK },
    given: () => [makeRequest('/capture/x/state'), { token: UNKNOWN_SECRET }],
    malformed: () => [[makeRequest('/capture/x/state'), { token: 'x'.repeat(100_000) }]],
  },
  'handoff-make': {
    ...{ family: 'form route', limit: { name: 'handoff-make', max: 40, minutes: 60, of: 'address' } },
    given: () => [post('/api/handoffs', {}), {}],
    malformed: postOf('/api/handoffs', ['', '{', 'null', '"text"', '{"invitationToken":1}']),
  },
  'handoff-poll': {
    ...{ family: 'form route', limit: ASK },
    given: () => [post('/api/handoffs/poll', { formSecret: UNKNOWN_SECRET, fetched: [] }), {}],
    malformed: postOf('/api/handoffs/poll', BAD_BODIES),
  },
  'handoff-end': {
    ...{ family: 'form route', limit: CHANGE },
    given: () => [post('/api/handoffs/end', { formSecret: UNKNOWN_SECRET, end: 'done' }), {}],
    malformed: postOf('/api/handoffs/end', BAD_BODIES),
  },

  'send-parcel-piece': {
    ...{ family: 'form action', limit: { name: 'parcel-piece', max: 12_000, minutes: 60, of: 'address' } },
    given: () => [makePiece()],
  },
  'remove-parcel': {
    ...{ family: 'form action', limit: { name: 'parcel-remove', max: 600, minutes: 60, of: 'address' } },
    given: () => [UNKNOWN_SECRET],
  },
  'read-draft': {
    ...{ family: 'form action', limit: { name: 'draft-read', max: 2_000, minutes: 60, of: 'address' } },
    given: () => [UNKNOWN_SECRET, 0],
    // A draft starts at zero.
    malformed: () => [
      ...[[], [UNKNOWN_SECRET], ['', 0], ['x'.repeat(300_000), 0], [{}, 0], [UNKNOWN_SECRET, -1]],
      ...[
        [UNKNOWN_SECRET, 1.5],
        [UNKNOWN_SECRET, '0'],
        [UNKNOWN_SECRET, null],
        [UNKNOWN_SECRET, 0, 0],
      ],
    ],
  },
  'mail-draft-link': {
    ...{ family: 'form action', limit: { name: 'draft-mail', max: 20, minutes: 60, of: 'address' } },
    given: () => [{ parcel: UNKNOWN_SECRET, key: UNKNOWN_SECRET }, 'somebody@example.com'],
  },

  'sign-in': {
    ...entrance,
    ignored: 0,
    given: () => [{}, makeForm({ email: 'nobody@example.com', password: STAFF_PASSWORD })],
  },
  'enter-code': { ...entrance, ignored: 0, given: () => [{}, makeForm({ code: '000000', kind: 'app' })] },
  'start-passkey': { ...entrance, given: () => [] },
  'finish-passkey': {
    ...entrance,
    ignored: 1,
    given: () => [{ id: 'x', rawId: 'x', type: 'public-key', response: {} }, undefined],
  },
  'join-by-link': {
    ...entrance,
    ignored: 1,
    given: () => [
      UNKNOWN_SECRET,
      {},
      makeForm({ name: 'Robin', email: 'robin@example.com', password: STAFF_PASSWORD }),
    ],
  },
  // Too many tries count as an expired link: see links.test.ts.
  'open-staff-link': { family: 'entrance reader', given: () => [UNKNOWN_SECRET] },
  // Its limit is tested in tests/contract/staff/staff-entrance.test.ts: nothing can be started without single sign-on.
  'sign-in-elsewhere': { family: 'entrance action', given: () => [makeForm({ to: '' })] },
  'single-sign-on-callback': {
    family: 'entrance reader',
    given: () => [makeRequest('/api/auth/callback/oidc?code=x&state=y'), {}],
    malformed: () => [
      [makeRequest('/api/auth/callback/oidc'), {}],
      [makeRequest('/api/auth/callback/oidc?state'), {}],
    ],
  },
  // Nothing here is a demo: demo-link.test.ts has one.
  'open-demo-link': {
    family: 'entrance reader',
    given: () => [makeRequest('/staff/demo/x'), { token: UNKNOWN_SECRET }],
  },
  'sign-out': { family: 'entrance action', given: () => [], takesNothing: true },
  'end-idle-session': { family: 'entrance action', given: () => [], takesNothing: true },

  'change-password': {
    ...ownAction,
    ignored: 0,
    given: () => [{}, makeForm({ current: 'wrong', chosen: STAFF_PASSWORD })],
  },
  'change-authenticator': {
    ...ownAction,
    ignored: 0,
    given: () => [{}, makeForm({ step: 'start', password: 'wrong' })],
  },
  'start-adding-passkey': { ...ownAction, given: () => ['wrong'] },
  'finish-adding-passkey': { ...ownAction, given: () => [{ id: 'x' }, 'My phone'] },
  'remove-own-passkey': { ...ownAction, given: () => ['unknown', 'wrong'] },
  'end-own-session': { ...ownAction, given: () => [makeForm({ session: 'unknown' })] },
  'stay-signed-in': { ...ownAction, given: () => [0] },

  'submit-as-staff': {
    ...staff('enter-customers'),
    given: () => [makeSubmission('entered@example.com'), false],
  },
  'find-known-customer': {
    ...staff('look-up-customers'),
    limit: { name: 'known-customer', max: 300, minutes: 60, of: 'member' },
    given: () => ['nobody@example.com'],
  },
  'search-customers': { ...staff('look-up-customers'), given: () => [{ text: 'smith', query: {} }] },
  'make-invitation': {
    ...staff('invite-customers'),
    ignored: 0,
    limit: { name: 'invite', max: 200, minutes: 60, of: 'member' },
    given: () => [{}, makeForm({ email: 'invited@example.com', days: '7' })],
  },
  'withdraw-invitation': { ...staff('invite-customers'), ignored: 0, given: () => [{}, makeForm({ id: 'unknown' })] },
  'open-documents': { ...staff('view-documents'), given: () => [{ customerId: 'unknown', setId: 'current' }] },
  decide: {
    ...staff('decide'),
    given: () => [
      {
        ...{ customerId: 'unknown', status: 'PASS', reason: 'verified', note: '' },
        seen: { status: 'PENDING', decisionId: '', updatedAt: 1 },
      },
    ],
  },
  'take-over-held': {
    ...staff('decide'),
    given: () => [{ heldId: 'unknown', fields: ['city'], hasPhotos: true, seenUpdatedAt: 0 }],
  },
  'drop-held': { ...staff('decide'), given: () => [{ heldId: 'unknown', customerText: '' }] },
  'send-again': { ...staff('decide'), given: () => ['unknown'] },
  'give-up-undelivered': { ...staff('decide'), given: () => ['unknown'] },
  'withdraw-status-links': { ...staff('decide'), given: () => ['unknown'] },
  'undo-decision': { ...staff('decide'), given: () => [{ customerId: 'unknown', decisionId: 'unknown' }] },
  'change-members': {
    ...staff('manage-staff'),
    ignored: 0,
    given: () => [{}, makeForm({ change: 'invite', email: 'new@staff.example.com', role: 'entry' })],
  },
  'document-image': {
    ...{ family: 'staff reader', permission: 'view-documents', isForTypedAddresses: false },
    given: () => [makeRequest('/image'), { customerId: 'unknown', setId: 'current', side: 'front' }],
    malformed: () => [
      [makeRequest('/image'), { customerId: '', setId: 'current', side: 'front' }],
      [makeRequest('/image'), { customerId: 'x'.repeat(10_000), setId: '../..', side: 'front' }],
      [makeRequest('/image'), { customerId: 'unknown', setId: 'current', side: 'selfie' }],
    ],
  },
  'activity-export': {
    ...{ family: 'staff reader', permission: 'view-activity', isForTypedAddresses: true },
    given: () => [makeRequest('/staff/activity/export'), {}],
    malformed: () => [[makeRequest('/staff/activity/export?from=never&until=%00&action=none&who=%27'), {}]],
  },

  'document-image-method': { family: 'open route', given: () => [makeRequest('/image'), {}], takesNothing: true },
  'storage-api': {
    family: 'open route',
    given: () => [post('/v3/stable/api/storage', {}), {}],
    malformed: postOf('/v3/stable/api/storage', BAD_BODIES),
  },
  'company-theme': {
    family: 'open route',
    given: () => [makeRequest('/company/theme.css'), {}],
    malformed: () => [[makeRequest('/company/theme.css?v=%00&v=%27'), {}]],
  },
  'company-logo': {
    family: 'open route',
    given: () => [makeRequest('/company/logo/0'), { digest: '0' }],
    malformed: () => [
      [makeRequest(`/company/logo/..%2f..%2f.env`), {}],
      [makeRequest(`/company/logo/${'x'.repeat(9_000)}`), {}],
    ],
  },
  'security-text': { family: 'open route', given: () => [makeRequest('/security.txt'), {}], takesNothing: true },
  'choose-language': {
    family: 'open route',
    given: () => [post('/language', {}), {}],
    malformed: postOf('/language', [
      ...BAD_BODIES,
      'language=xx&to=%2F%2Fexample.com',
      'language=__proto__&to=%5C%5Cx',
    ]),
  },
  'invited-language': {
    family: 'open route',
    given: () => [makeRequest('/invite/x/in/es'), { token: 'x', language: 'es' }],
    malformed: () => [
      [makeRequest('/invite/%E0%A4%A/in/%00'), {}],
      [makeRequest(`/invite/${'x'.repeat(9_000)}/in/`), {}],
    ],
  },
  health: { family: 'open route', given: () => [makeRequest('/api/health'), {}], takesNothing: true },
};
