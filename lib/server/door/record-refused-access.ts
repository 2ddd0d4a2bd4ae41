import { validate as isUuid } from 'uuid';
import type { ActivityDetail } from '../../shared/staff/activity';
import { countUse, type RateLimit } from '../http/rate-limit';
import { recordActivity } from '../staff/activity/record-activity';
import type { StaffMember } from '../staff/authority';
import { getStaffEntrance } from '../staff/entrance/get-staff-auth';
import { findDisabledMember } from '../staff/entrance/staff-session';
import type { Caller } from './call';
import { digestAddress } from './digest-address';
import type { Standing } from './member-standing';

type Refused = Omit<Caller, 'effects'>;

/** How often a member's tries at one door are recorded: trying again and again must not fill the disk. */
const RECORDED: RateLimit = { name: 'recorded-refusal', max: 1, windowMs: 15 * 60 * 1000 };

type Try = {
  memberId: string;
  /** The door's name, or `page-` and the permission that the page requires. */
  door: ActivityDetail;
  action: `access.${'role-refused' | 'second-factor-missing' | 'account-disabled' | 'record-refused'}`;
  subjectId?: string;
};

async function record({ database, address, now }: Refused, { memberId, door, action, subjectId }: Try): Promise<void> {
  if (!(await countUse(database, RECORDED, `${memberId} ${action} ${door}`, now))) return;
  const activity = {
    actor: { kind: 'staff', id: memberId },
    action,
    detail: door,
    ...(subjectId === undefined ? {} : { subjectId }),
    addressDigest: await digestAddress(address),
  } as const;
  await recordActivity(database.kysely, activity, now);
}

/** Records that a member tried something without the role or the second factor for it: at most once in 15 minutes. */
export async function recordRefusedMember(
  caller: Refused,
  { kind, session }: Extract<Standing, { kind: 'needs-second-factor' | 'not-permitted' }>,
  door: ActivityDetail,
): Promise<void> {
  const action = kind === 'not-permitted' ? 'access.role-refused' : 'access.second-factor-missing';
  await record(caller, { memberId: session.member.id, door, action });
}

/** Records a try with a session of a disabled account, if it is one. */
export async function recordDisabledMember(caller: Refused, door: ActivityDetail): Promise<void> {
  const memberId = await findDisabledMember(await getStaffEntrance(), caller.headers);
  if (memberId !== undefined) await record(caller, { memberId, door, action: 'access.account-disabled' });
}

/** Records that a member asked for something of a record that was not theirs to see. */
export async function recordForeignRecord(
  caller: Refused,
  { member, door, subjectId }: { member: StaffMember; door: ActivityDetail; subjectId: string },
): Promise<void> {
  await record(caller, {
    ...{ memberId: member.id, door, action: 'access.record-refused' },
    // The caller controls it.
    ...(isUuid(subjectId) ? { subjectId } : {}),
  });
}
