import { z } from 'zod';
import { STORED_FIELDS } from '../../shared/contract/customer-mapping';
import type { HeldOutcome } from '../../shared/held/held-submission';
import type { WithdrawOutcome } from '../../shared/review/customer-record';
import { NOTE_MAX_LENGTH } from '../../shared/review/decision';
import { customerPath } from '../../shared/staff/staff-paths';
import { withdrawStatusLinks } from '../applications/status-links/withdraw-status-links';
import { staffAction } from '../door/staff-doors';
import { dropHeld } from '../review-held/drop-held';
import { getHeldTools } from '../review-held/held-tools';
import { takeOverHeld } from '../review-held/take-over-held';
import { getStorage } from '../storage/get-storage';

const id = z.string().min(1).max(64);

const choice = z.object({
  heldId: id,
  fields: z.array(z.enum(STORED_FIELDS)).max(STORED_FIELDS.length),
  hasPhotos: z.boolean(),
  seenUpdatedAt: z.int(),
});

const drop = z.object({ heldId: id, customerText: z.string().trim().max(NOTE_MAX_LENGTH) });

/** Takes over the chosen parts of a held submission. */
export const takeOverHeldDoor = staffAction({
  name: 'take-over-held',
  permission: 'decide',
  input: z.tuple([choice]),
  refuse: ({ code, errorId }): HeldOutcome => ({ kind: 'failed', problem: code, errorId }),
  work: async ({ member }, [chosen]) => takeOverHeld(member, chosen, await getHeldTools()),
});

/** Drops a held submission. */
export const dropHeldDoor = staffAction({
  name: 'drop-held',
  permission: 'decide',
  input: z.tuple([drop]),
  refuse: ({ code, errorId }): HeldOutcome => ({ kind: 'failed', problem: code, errorId }),
  work: async ({ member }, [dropped]) => dropHeld(member, dropped, await getHeldTools()),
});

/** Withdraws a customer's status links. */
export const withdrawStatusLinksDoor = staffAction({
  name: 'withdraw-status-links',
  permission: 'decide',
  input: z.tuple([id]),
  refuse: ({ code, errorId }): WithdrawOutcome => ({ kind: 'failed', problem: code, errorId }),
  work: async ({ database, member, now, effects }, [customerId]): Promise<WithdrawOutcome> => {
    const customer = await (await getStorage()).directory.findCustomer(customerId);
    if (!customer) return { kind: 'withdrawn', count: 0 };
    const count = await withdrawStatusLinks(database, member, customer, now);
    effects.revalidate = customerPath(customerId);
    return { kind: 'withdrawn', count };
  },
});
