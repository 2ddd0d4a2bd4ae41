import { testReleasedSchemas } from '../support/take-forward';

testReleasedSchemas(() => true);
