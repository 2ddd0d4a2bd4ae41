import type { Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';
import { customersMigration } from './0001-customers';
import { submissionsMigration } from './0002-submissions';
import { tombstonesMigration } from './0003-document-tombstones';
import { activityMigration } from './0004-activity';
import { documentImageKeysMigration } from './0005-document-image-keys';
import { staffMigration } from './0006-staff';
import { customerDirectoryMigration } from './0007-customer-directory';
import { invitationsMigration } from './0008-invitations';
import { idReadingsMigration } from './0009-id-readings';
import { handoffsMigration } from './0010-handoffs';
import { decisionsMigration } from './0011-decisions';
import { activityGuardMigration } from './0012-activity-guard';
import { renewalProofsMigration } from './0013-renewal-proofs';
import { decidedChangesMigration } from './0014-decided-changes';
import { applicationsMigration } from './0015-applications';
import { consentsMigration } from './0017-consents';
import { parcelsMigration } from './0018-parcels';
import { acceptedConsentsMigration } from './0019-accepted-consents';
import { claimOwnersMigration } from './0020-claim-owners';
import { mailboxCodesMigration } from './0021-mailbox-codes';
import { activityChainMigration } from './0022-activity-chain';
import { outboxMigration } from './0024-outbox';
import { sealedTextsMigration } from './0027-sealed-texts';
import { provedMailboxesMigration } from './0028-proved-mailboxes';

/**
 * Every migration under its name, in order. They only go forward: never change a released one, add a new one. They are
 * listed in code because the server is bundled and cannot scan a folder.
 */
export function listMigrations(types: ColumnTypes): Record<string, Migration> {
  return {
    '0001-customers': customersMigration(types),
    '0002-submissions': submissionsMigration(),
    '0003-document-tombstones': tombstonesMigration(),
    '0004-activity': activityMigration(),
    '0005-document-image-keys': documentImageKeysMigration(types),
    '0006-staff': staffMigration(),
    '0007-customer-directory': customerDirectoryMigration(types),
    '0008-invitations': invitationsMigration(),
    '0009-id-readings': idReadingsMigration(),
    '0010-handoffs': handoffsMigration(types),
    '0011-decisions': decisionsMigration(),
    '0012-activity-guard': activityGuardMigration(types.activityGuard),
    '0013-renewal-proofs': renewalProofsMigration(),
    '0014-decided-changes': decidedChangesMigration(),
    '0015-applications': applicationsMigration(types),
    '0017-consents': consentsMigration(),
    '0018-parcels': parcelsMigration(types),
    '0019-accepted-consents': acceptedConsentsMigration(),
    '0020-claim-owners': claimOwnersMigration(),
    '0021-mailbox-codes': mailboxCodesMigration(),
    '0022-activity-chain': activityChainMigration(types),
    '0024-outbox': outboxMigration(types),
    '0027-sealed-texts': sealedTextsMigration(types),
    '0028-proved-mailboxes': provedMailboxesMigration(),
  };
}
