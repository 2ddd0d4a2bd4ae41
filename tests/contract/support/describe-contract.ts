import { afterAll, beforeAll, describe } from 'vitest';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import { type Combination, type ContractApi, openContractApi, type Transport } from './contract-api';

const EVERY_DATABASE: DatabaseKind[] = ['sqlite', 'postgres'];

/** Both databases, or just the one named by TEST_DATABASE, as `npm run mutate` sets it. */
export const DATABASE_KINDS = EVERY_DATABASE.filter((kind) => kind === (process.env.TEST_DATABASE ?? kind));
const TRANSPORTS: Transport[] = ['in process', 'over HTTP'];
const EVERY_COMBINATION: Combination[] = DATABASE_KINDS.flatMap((kind) =>
  TRANSPORTS.map((transport) => ({ kind, transport })),
);

/**
 * Defines the same tests for each database and each way to call the API. Each combination shares one database, so every
 * test uses its own customers.
 */
export function describeContract(
  title: string,
  defineTests: (api: () => ContractApi) => void,
  combinations = EVERY_COMBINATION,
): void {
  describe.each(combinations)(`${title} ($kind, $transport)`, (combination) => {
    let api: ContractApi;
    beforeAll(async () => {
      api = await openContractApi(combination);
    });
    afterAll(() => api.close());
    defineTests(() => api);
  });
}

/** Defines the same tests for each database, in process: for everything below the transport. */
export function describeStore(title: string, defineTests: (api: () => ContractApi) => void): void {
  const combinations = DATABASE_KINDS.map((kind): Combination => ({ kind, transport: 'in process' }));
  describeContract(title, defineTests, combinations);
}
