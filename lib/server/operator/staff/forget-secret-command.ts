import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import type { Command } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { withDatabase } from '../kit/with-database';

/** `staff-forget-secret` */
export const forgetSecretCommand: Command = {
  name: 'staff-forget-secret',
  summary: 'Lets the portal start with a new staff secret, when the former one is lost.',
  details:
    'All sessions end, and authenticator apps with their backup codes go: they were encrypted with the lost secret.\n' +
    'Passwords and passkeys stay. Stop the portal first; its next start takes the secret that it finds, or makes one.',
  options: { yes: { isFlag: true, help: 'does not ask' } },
  run: (operator, { flags }) =>
    withDatabase(operator, async (database) => {
      if (
        !flags.has('yes') &&
        (await operator.ask('Type yes to end all sessions and remove all authenticator apps:')) !== 'yes'
      ) {
        throw new OperatorError('Nothing was changed.');
      }
      await inTransaction(database, async (transaction) => {
        await transaction.deleteFrom('staff_secret_checks').execute();
        await transaction.deleteFrom('staff_sessions').execute();
        await transaction.deleteFrom('staff_challenges').execute();
        await transaction.deleteFrom('staff_authenticators').execute();
        const passkeyHolders = transaction.selectFrom('staff_passkeys').select('staff_id');
        await transaction
          .updateTable('staff_accounts')
          .set({ two_factor_enabled: 0 })
          .where('id', 'not in', passkeyHolders)
          .execute();
        const actor = { kind: 'operator' as const };
        await recordActivity(transaction, { actor, action: 'staff.second-factor-changed', detail: 'secret-forgotten' });
      });
      operator.print('The former staff secret is forgotten. Start the portal again.');
      return true;
    }),
};
