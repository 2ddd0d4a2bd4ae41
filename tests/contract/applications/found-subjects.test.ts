import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInvitation, noteInvitationUse } from '@/lib/server/applications/invitations/invitation-record';
import { makeInvitation } from '@/lib/server/applications/invitations/make-invitation';
import { findInvited } from '@/lib/server/lookup/find-invited';
import { findSubjects } from '@/lib/server/lookup/find-subjects';
import { dropHeld } from '@/lib/server/review-held/drop-held';
import { listHeld } from '@/lib/server/review-held/list-held';
import { AuthorityError, type StaffMember } from '@/lib/server/staff/authority';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { EMAIL, INVITED, type OpenedPortal, openForm, openPortal } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY, REVIEWER } from '../support/review-tools';

const DAY_MS = 86_400_000;
const ADMINISTRATOR: StaffMember = { ...REVIEWER, role: 'administrator' };
/** Like an account whose role was removed by a later version. */
const WITHOUT_ROLE = { ...ENTRY, role: 'none' as StaffRole };
const SETTINGS = DATABASE_KINDS.flatMap((kind) =>
  (['embedded', 'remote'] as const).map((where) => ({ kind, where, name: `${kind}, ${where} storage` })),
);

describe.each(SETTINGS)('What an id stands for ($name)', ({ kind, where }) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    portal = await openPortal(kind, where);
  });
  afterEach(() => portal.close());

  const getTools = () => ({ database: portal.database, directory: portal.storage.directory });

  /** An invitation, used by the submission with this id. */
  async function useInvitation(submissionId: string, emailAddress = EMAIL) {
    const wanted = { emailAddress, reference: '', prefill: {}, days: 7 };
    const made = await makeInvitation(portal, ENTRY, wanted, Date.now());
    const token = 'path' in made ? (made.path.split('/').at(-1) ?? '') : '';
    const { id } = (await findInvitation(portal.database.kysely, token)) ?? { id: '' };
    await noteInvitationUse(portal.database, id, submissionId, Date.now());
    return { id, emailAddress };
  }

  const findCustomerId = async () => (await portal.storage.directory.findCustomerByEmail(EMAIL))?.id ?? '';

  /** The id of a held submission, and of the form's submission that it came from. */
  async function holdOne() {
    await portal.send(openForm()());
    await portal.send(openForm()({ firstName: 'Xerxes' }));
    const [held] = (await listHeld(REVIEWER, portal.tools, undefined)).held;
    const row = await portal.database.kysely.selectFrom('held_submissions').selectAll().executeTakeFirstOrThrow();
    return { heldId: held?.id ?? '', submissionId: row.submission_id };
  }

  it('is a customer’s, for an invitation that was used: whoever may look customers up is led there', async () => {
    await portal.send(openForm()(), INVITED);
    const used = await useInvitation('some-submission');
    const nobody = await useInvitation('another', 'nobody@example.com');
    const path = `/staff/customers/${await findCustomerId()}`;
    const find = (member: StaffMember) => findInvited(member, getTools(), [used, nobody], Date.now());
    for (const member of [ENTRY, REVIEWER]) {
      expect(await find(member)).toEqual({ [used.id]: { kind: 'customer', path } });
    }
    await expect(find(WITHOUT_ROLE)).rejects.toThrow();
    expect(await findInvited(ENTRY, getTools(), [], Date.now())).toEqual({});
  });

  it('is a held submission’s as long as that waits, for those who may decide', async () => {
    const { heldId, submissionId } = await holdOne();
    const used = await useInvitation(submissionId);
    const customer = { kind: 'customer', path: `/staff/customers/${await findCustomerId()}` };
    const find = (member: StaffMember, now = Date.now()) => findInvited(member, getTools(), [used], now);
    expect(await find(REVIEWER)).toEqual({ [used.id]: { kind: 'held', path: `/staff/held/${heldId}` } });
    expect(await find(ENTRY)).toEqual({ [used.id]: customer });
    expect(await find(REVIEWER, Date.now() + 365 * DAY_MS)).toEqual({ [used.id]: customer });
    await dropHeld(REVIEWER, { heldId, customerText: '' }, portal.tools);
    expect(await find(REVIEWER)).toEqual({ [used.id]: customer });
  });

  it('has a name in the activity: the customer’s, or the address of an invitation; what is held has a page', async () => {
    const { heldId } = await holdOne();
    const invitation = await useInvitation('some-submission');
    const customerId = await findCustomerId();
    const ids = [customerId, heldId, invitation.id, 'erased-or-unknown', customerId];
    const find = (member: StaffMember, now = Date.now()) => findSubjects(member, getTools(), ids, now);
    const named = {
      [customerId]: { kind: 'customer', name: 'John Smith' },
      [invitation.id]: { kind: 'invitation', emailAddress: EMAIL },
    };
    expect(await find(ADMINISTRATOR)).toEqual({ ...named, [heldId]: { kind: 'held' } });
    expect(await find(ADMINISTRATOR, Date.now() + 365 * DAY_MS)).toEqual(named);
    for (const member of [REVIEWER, ENTRY]) await expect(find(member)).rejects.toThrow(AuthorityError);
    expect(await findSubjects(ADMINISTRATOR, getTools(), [], Date.now())).toEqual({});
  });
});
