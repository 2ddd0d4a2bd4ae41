import { testReleasedSchemas } from '../support/take-forward';

// The newest two and every sixth before them. `released-schemas.long.test.ts` takes all.
testReleasedSchemas((migrationsSince) => migrationsSince < 2 || migrationsSince % 6 === 5);
