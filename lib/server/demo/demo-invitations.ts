import { v7 as uuidv7 } from 'uuid';
import type { InvitationState } from '../../shared/submission/invitation';
import { INVENTED_EMAIL_DOMAIN } from '../operator/seed/invent-customer';
import { digestSecretToken, makeSecretToken } from '../secret-token';
import { type DemoContext, demoEmailOf } from './add-demo-customer';
import { DAY_MS } from './demo-record';
import { DEMO_STORIES } from './demo-stories';

type DemoInvitation = { email: string; state: InvitationState; madeDaysAgo: number };

const LIFETIME_MS = 7 * DAY_MS;

/** One for each customer who came by invitation, and some that went unanswered. */
function listInvitations(): DemoInvitation[] {
  const used = DEMO_STORIES.flatMap(({ source, submittedDaysAgo }, index) =>
    source === 'invitation'
      ? [{ email: demoEmailOf(index), state: 'used' as const, madeDaysAgo: submittedDaysAgo[0] + 1 }]
      : [],
  );
  const invitee = (name: string) => `${name}@${INVENTED_EMAIL_DOMAIN}`;
  return [
    ...used,
    { email: invitee('nora.open'), state: 'open', madeDaysAgo: 2 },
    { email: invitee('owen.open'), state: 'open', madeDaysAgo: 0.5 },
    { email: invitee('elif.expired'), state: 'expired', madeDaysAgo: 20 },
    { email: invitee('wes.withdrawn'), state: 'revoked', madeDaysAgo: 6 },
  ];
}

/** Adds invitations in every state. Nobody knows their links. */
export async function addDemoInvitations({ transaction, staff, record, now }: DemoContext): Promise<void> {
  for (const { email, state, madeDaysAgo } of listInvitations()) {
    const madeAt = Math.round(now - madeDaysAgo * DAY_MS);
    const id = uuidv7({ msecs: madeAt });
    const endedAt = madeAt + DAY_MS;
    await transaction
      .insertInto('invitations')
      .values({
        ...{ id, token_digest: digestSecretToken(makeSecretToken()), email, reference: null, prefill: '{}' },
        ...{ made_by: staff.entry, created_at: madeAt, expires_at: madeAt + LIFETIME_MS, used_submission_id: null },
        ...{ used_at: state === 'used' ? endedAt : null, revoked_at: state === 'revoked' ? endedAt : null },
      })
      .execute();
    const actor = { kind: 'staff' as const, id: staff.entry };
    record.add(madeAt, { actor, action: 'invitation.made', subjectId: id });
    if (state === 'used')
      record.add(endedAt, { actor: { kind: 'applicant' }, action: 'invitation.used', subjectId: id });
    if (state === 'revoked') record.add(endedAt, { actor, action: 'invitation.revoked', subjectId: id });
  }
}
