import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { FUZZED_ENV, runFuzz } from '../../fuzz/run-fuzz';
import { startPortal } from '../../setup/portal-server';

const SECONDS = 5;

test('random requests end no process, leave nothing of theirs in the log, and every error has an id there', async () => {
  const seed = randomBytes(6).toString('hex');
  const portal = await startPortal({ env: FUZZED_ENV });
  try {
    const { sent, violations } = await runFuzz(portal, { seconds: SECONDS, seed });
    expect(violations, `seed ${seed}`).toEqual([]);
    expect(sent).toBeGreaterThan(10);
  } finally {
    await portal.close();
  }
});
