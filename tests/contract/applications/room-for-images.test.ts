import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { receiveApplicantSubmission } from '@/lib/server/applications/submissions/receive-applicant-submission';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import type { Database } from '@/lib/server/db/schema/database';
import { answerClaim, answerSend } from '@/lib/server/handoffs/answer-phone';
import { makeHandoff } from '@/lib/server/handoffs/make-handoff';
import { captureOutput } from '../../setup/captured-output';
import { makeFormValues } from '../../setup/form-values';
import { makeTestFolder } from '../../setup/test-database';
import { makeTestImage } from '../../setup/test-image';

/** The portal as it is configured by default: SQLite in DATA_DIR, customers stored here. */
const { folder, remove } = makeTestFolder();
const ORIGIN = 'http://localhost:3000';
const image = await makeTestImage();
let database: Database;
let hasRoom: boolean;
let output: ReturnType<typeof captureOutput>;

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', folder);
  output = captureOutput();
  ({ database } = await openEmbeddedStore());
  database.hasRoomForImages = async () => hasRoom;
});
beforeEach(() => {
  hasRoom = true;
});
afterAll(async () => {
  output.stop();
  await database.close();
  vi.unstubAllEnvs();
  remove();
});

test('a submission is refused while the disk is almost full, nothing is kept of it, and it goes through afterwards', async () => {
  const submission = {
    submissionKey: randomUUID(),
    values: makeFormValues(),
    documents: { front: image.toString('base64') },
  };
  const submit = () => receiveApplicantSubmission(submission, '192.0.2.1');
  hasRoom = false;
  expect(await submit()).toEqual({ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' });
  expect(await database.kysely.selectFrom('submissions').selectAll().execute()).toEqual([]);
  hasRoom = true;
  expect(await submit()).toMatchObject({ kind: 'received' });
  hasRoom = false;
  expect(await submit()).toMatchObject({ kind: 'received' });
});

test('a photo from a phone is refused while the disk is almost full, and can be taken back', async () => {
  const { linkSecret } = await makeHandoff(database, Date.now());
  const headers = new Headers({ origin: ORIGIN, host: 'localhost:3000', 'x-forwarded-for': '192.0.2.1' });
  const claimed = await answerClaim({ headers, linkSecret, phoneSecret: undefined });
  const phoneSecret = claimed.ok ? claimed.value : undefined;
  const send = (photo: object) => answerSend({ headers, linkSecret, phoneSecret }, { side: 'front', ...photo });
  const photo = { version: randomUUID(), image: { base64: image.toString('base64'), sourceByteCount: 1_000 } };
  hasRoom = false;
  expect(await send(photo)).toEqual({ ok: false, problem: 'unavailable' });
  expect(await database.kysely.selectFrom('handoff_images').selectAll().execute()).toEqual([]);
  expect(await send({ version: null })).toMatchObject({ ok: true });
  hasRoom = true;
  expect(await send(photo)).toMatchObject({ ok: true, value: { versions: { front: photo.version } } });
});
