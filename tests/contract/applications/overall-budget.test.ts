import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { receiveApplicantSubmission } from '@/lib/server/applications/submissions/receive-applicant-submission';
import { receiveInvitedSubmission } from '@/lib/server/applications/submissions/receive-invited-submission';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import type { Database } from '@/lib/server/db/schema/database';
import { answerMake } from '@/lib/server/handoffs/answer-form';
import { mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import { makeTestFolder } from '../../setup/test-database';

const { folder, remove } = makeTestFolder();
const ORIGIN = 'http://localhost:3000';
const MORE_THAN_ANY_BUDGET = 100_000;
let database: Database;

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', folder);
  ({ database } = await openEmbeddedStore());
});
afterAll(async () => {
  await database.close();
  vi.unstubAllEnvs();
  remove();
});

/** As if very many addresses had done what the first one does here once. */
async function useUp(once: () => Promise<unknown>): Promise<void> {
  await once();
  await database.kysely.updateTable('rate_limits').set({ used: MORE_THAN_ANY_BUDGET }).execute();
}

const makeHandoffFrom = (address: string) => {
  const headers = { origin: ORIGIN, host: 'localhost:3000', 'x-forwarded-for': address };
  return answerMake(new Request(`${ORIGIN}/api/handoffs`, { method: 'POST', headers, body: '{}' }));
};

test('strangers with very many addresses end submissions for a while, but not those of the invited', async () => {
  await useUp(() => receiveApplicantSubmission({}, '192.0.2.1'));
  expect(await receiveApplicantSubmission({}, '198.51.100.1')).toMatchObject({ problem: 'too-many' });
  expect(await receiveInvitedSubmission('none', {}, '198.51.100.1')).toMatchObject({ problem: 'invitation-ended' });
});

test('and handoffs likewise', async () => {
  await useUp(() => makeHandoffFrom('192.0.2.1'));
  expect((await makeHandoffFrom('198.51.100.1')).status).toBe(429);
});

test('but they shut no member out of the staff console', async () => {
  await useUp(() => mayTryToEnter(database, { address: '192.0.2.1', now: Date.now() }));
  expect(await mayTryToEnter(database, { address: '192.0.2.1', now: Date.now() })).toBe(false);
  expect(await mayTryToEnter(database, { address: '198.51.100.1', now: Date.now() })).toBe(true);
});
