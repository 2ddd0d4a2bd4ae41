import type { z } from 'zod';
import type { CommonRefusalCode, Refusal, StaffRefusalCode } from '../../shared/refusal';
import type { ActivityDetail } from '../../shared/staff/activity';
import type { StaffPermission } from '../../shared/staff/staff';
import { countUse, type RateLimit } from '../http/rate-limit';
import type { StaffMember } from '../staff/authority';
import { getStaffEntrance, type StaffEntrance } from '../staff/entrance/get-staff-auth';
import type { StaffSession } from '../staff/entrance/staff-session';
import type { Caller, Effects } from './call';
import { type Door, makeDoor } from './door';
import { findStanding } from './member-standing';
import { recordDisabledMember, recordRefusedMember } from './record-refused-access';
import { refusal } from './refusal';

type StaffRefusal = Refusal<StaffRefusalCode>;

type MemberCaller = Caller & { member: StaffMember };

async function enterAsMember(
  caller: Caller,
  { name, permission }: { name: ActivityDetail; permission: StaffPermission },
  limit: RateLimit | undefined,
): Promise<MemberCaller | Refusal<'signed-out' | 'not-permitted' | 'too-many'>> {
  const standing = await findStanding(caller, permission);
  if (standing.kind === 'signed-out') {
    await recordDisabledMember(caller, name);
    return refusal('signed-out');
  }
  if (standing.kind !== 'permitted') {
    await recordRefusedMember(caller, standing, name);
    return refusal('not-permitted');
  }
  const { member } = standing.session;
  if (limit && !(await countUse(caller.database, limit, member.id, caller.now))) return refusal('too-many');
  return { ...caller, member };
}

type StaffActionPlan<Input, Answer> = {
  name: ActivityDetail;
  permission: StaffPermission;
  /** How often one member may do it. */
  limit?: RateLimit;
  input: z.ZodType<Input>;
  work(context: MemberCaller, input: Input): Promise<Answer | StaffRefusal>;
  refuse(refused: StaffRefusal, input: Input | undefined, effects: Effects): Answer;
};

/**
 * For what a role permits: requires a request from one of our pages, a session, the second factor and the permission.
 */
export function staffAction<Input, Answer>({ limit, ...plan }: StaffActionPlan<Input, Answer>): Door<Answer> {
  const enter = (caller: Caller) => enterAsMember(caller, plan, limit);
  return makeDoor({ ...plan, family: 'staff action', isForOwnPages: true, enter });
}

type OwnActionPlan<Input, Answer> = Pick<StaffActionPlan<Input, Answer>, 'input' | 'refuse'> & {
  name: string;
  /** False if a page asks by itself, which does not keep the session from ending. Default: true */
  isActivity?: boolean;
  work(
    context: Caller & { session: StaffSession; entrance: StaffEntrance },
    input: Input,
  ): Promise<Answer | StaffRefusal>;
};

/** For a member's own account: requires a request from one of our pages and a session, even without a second factor. */
export function ownAction<Input, Answer>({ isActivity, ...plan }: OwnActionPlan<Input, Answer>): Door<Answer> {
  return makeDoor({
    ...plan,
    family: 'own action',
    isForOwnPages: true,
    enter: async (caller) => {
      const standing = await findStanding(caller, undefined, isActivity);
      if (standing.kind !== 'permitted') return refusal('signed-out');
      return { ...caller, session: standing.session, entrance: await getStaffEntrance() };
    },
  });
}

type StaffReaderPlan<Input> = {
  name: ActivityDetail;
  permission: StaffPermission;
  /** The accepted values of the browser's Sec-Fetch-Site header; null: none sent. */
  fetchSites: readonly (string | null)[];
  input: z.ZodType<Input>;
  work(context: MemberCaller, input: Input): Promise<Response | StaffRefusal>;
  refuse(refused: Refusal<StaffRefusalCode | CommonRefusalCode>): Response;
};

/**
 * For a URL that only shows something, such as an image: requires what the links and images of our own pages send, a
 * session, the second factor and the permission. It is given the request and its path parameters.
 */
export function staffReader<Input>({ fetchSites, ...plan }: StaffReaderPlan<Input>): Door<Response> {
  return makeDoor({
    ...plan,
    family: 'staff reader',
    isForOwnPages: false,
    enter: async (caller) => {
      if (!fetchSites.includes(caller.headers.get('sec-fetch-site'))) return refusal('cross-site');
      return enterAsMember(caller, plan, undefined);
    },
  });
}
