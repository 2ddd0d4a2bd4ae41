import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Command } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { withDatabase } from '../kit/with-database';
import { type EraseResult, erasePerson } from './erase-person';
import { getPerson } from './get-person';

const SENTENCES: Record<EraseResult, string> = {
  gone: 'Erased. Nothing about this person is left in the database files.',
  'log-still-read':
    'Erased, but the write-ahead log may still hold values, because others keep reading. Stop the portal for a moment, ' +
    'then run the command check: that empties the log.',
  'left-to-the-server':
    'Erased. PostgreSQL overwrites the freed space over time; its own logs, replicas and backups keep older values as ' +
    'long as they are configured to.',
};

/** `erase EMAIL` */
export const eraseCommand: Command = {
  name: 'erase',
  takes: 'EMAIL',
  summary: 'Erases everything held about a person. This cannot be undone.',
  details:
    'Record, status history, images and their keys go. Earlier backups still hold the person: delete them, or erase the\n' +
    'person again after restoring one. What a remote storage account holds is not touched: ask its provider. Photos of a\n' +
    'form that was not sent yet, and forms saved for later, are encrypted by the browser: nobody here can tell whose they\n' +
    'are, so they are not removed now, but when they expire (photos after 2 hours, saved forms after 48).',
  options: { yes: { isFlag: true, help: 'does not ask' } },
  run: (operator, { argument, flags }) =>
    withDatabase(operator, async (database) => {
      await getPerson(database.kysely, argument);
      if (!flags.has('yes')) {
        const answer = await operator.ask('This cannot be undone. Type the email address again to erase this person:');
        if (normalizeEmailAddress(answer) !== normalizeEmailAddress(argument)) {
          throw new OperatorError('The addresses differ. Nothing was changed.');
        }
      }
      const result = await erasePerson(database, argument);
      operator.print(SENTENCES[result]);
      operator.print('Earlier backups still hold this person.');
      return result !== 'log-still-read';
    }),
};
