import type { Database } from '../../db/schema/database';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import type { Command } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { countOf } from '../kit/plain-words';
import { readWholeNumber } from '../kit/read-command-line';
import { withNewOrPresentDatabase } from '../kit/with-database';
import { INVENTED_EMAIL_DOMAIN } from './invent-customer';
import { seedCustomers } from './seed-customers';

const MAX_CUSTOMERS = 100_000_000;

async function requireNoRealCustomers({ kysely }: Database): Promise<void> {
  const query = kysely.selectFrom('customers').select('id').where('email', 'not like', `%@${INVENTED_EMAIL_DOMAIN}`);
  if ((await query.limit(1).executeTakeFirst()) === undefined) return;
  throw new OperatorError(
    'The database holds real customers. Nothing was added. To mix them with invented ones: --force',
  );
}

/** `seed COUNT` */
export const seedCommand: Command = {
  name: 'seed',
  takes: 'COUNT',
  summary: 'Adds that many invented customers, to try and to measure with.',
  details: `Their images are tiny, and encrypted like all others. Their emails end in @${INVENTED_EMAIL_DOMAIN}.`,
  options: { force: { isFlag: true, help: 'also where there are real customers' } },
  run: (operator, { argument, flags }) => {
    const count = readWholeNumber(argument, 'COUNT', { min: 1, max: MAX_CUSTOMERS });
    return withNewOrPresentDatabase(operator, async (database) => {
      if (!flags.has('force')) await requireNoRealCustomers(database);
      const keys = await loadDocumentKeys(database, operator.settings);
      const onProgress = (done: number) => operator.progress(`Added ${countOf(done, 'customer')}…`);
      await seedCustomers(database, keys, { count, now: operator.now(), onProgress });
      operator.print(`Added ${countOf(count, 'invented customer')}.`);
      return true;
    });
  },
};
