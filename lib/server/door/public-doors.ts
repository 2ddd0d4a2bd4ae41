import type { z } from 'zod';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import { getStaffEntrance, type StaffEntrance } from '../staff/entrance/get-staff-auth';
import type { Caller, Effects } from './call';
import { caught, type Door, makeDoor } from './door';
import { isRefusal, toEmptyResponse } from './refusal';

type CommonRefusal = Refusal<CommonRefusalCode>;

type EntrancePlan<Input, Answer> = {
  name: string;
  input: z.ZodType<Input>;
  work(context: Caller & { entrance: StaffEntrance }, input: Input): Promise<Answer | CommonRefusal>;
  refuse(refused: CommonRefusal, input: Input | undefined, effects: Effects): Answer;
};

const enterEntrance = async (caller: Caller) => ({ ...caller, entrance: await getStaffEntrance() });

/**
 * For people who are not signed in yet, or are signing out: the request must come from one of our pages. Attempts are
 * counted for the address and the account together, by `mayTryToEnter` (lib/server/staff/entrance).
 */
export function entranceAction<Input, Answer>(plan: EntrancePlan<Input, Answer>): Door<Answer> {
  return makeDoor({ ...plan, family: 'entrance action', isForOwnPages: true, enter: enterEntrance });
}

/** The same for a page or URL that other sites lead to: it is counted, and need not come from one of our pages. */
export function entranceReader<Input, Answer>(plan: EntrancePlan<Input, Answer>): Door<Answer> {
  return makeDoor({ ...plan, family: 'entrance reader', isForOwnPages: false, enter: enterEntrance });
}

type OpenRoutePlan = { name: string; work(request: Request): Promise<Response> };

/**
 * For a URL that anyone may request, or that checks credentials itself, such as the storage API. It opens no database.
 */
export function openRoute({ name, work }: OpenRoutePlan): Door<Response> {
  return {
    name,
    family: 'open route',
    open: async (_call, request) => {
      const outcome = await caught(name, () => work(request as Request));
      if (!isRefusal(outcome)) return { answer: outcome, effects: {} };
      return { answer: toEmptyResponse(outcome), effects: {}, refused: outcome };
    },
  };
}
