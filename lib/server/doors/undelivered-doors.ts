import { z } from 'zod';
import type { UndeliveredOutcome } from '../../shared/outbox/undelivered';
import { UNDELIVERED_PATH } from '../../shared/staff/staff-paths';
import { staffAction } from '../door/staff-doors';
import { giveUp, sendAgain } from '../review-outbox/undelivered';

const id = z.string().min(1).max(64);

/** Has an undelivered submission tried again. */
export const sendAgainDoor = staffAction({
  name: 'send-again',
  permission: 'decide',
  input: z.tuple([id]),
  refuse: ({ code, errorId }): UndeliveredOutcome => ({ kind: 'failed', problem: code, errorId }),
  work: async ({ database, member, now, effects }, [chosen]) => {
    effects.revalidate = UNDELIVERED_PATH;
    return sendAgain(database, member, chosen, now);
  },
});

/** Gives up an undelivered submission. */
export const giveUpDoor = staffAction({
  name: 'give-up-undelivered',
  permission: 'decide',
  input: z.tuple([id]),
  refuse: ({ code, errorId }): UndeliveredOutcome => ({ kind: 'failed', problem: code, errorId }),
  work: async ({ database, member, now, effects }, [chosen]) => {
    effects.revalidate = UNDELIVERED_PATH;
    return giveUp(database, member, chosen, now);
  },
});
