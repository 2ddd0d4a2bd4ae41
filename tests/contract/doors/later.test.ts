import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailDraftLinkDoor, readDraftDoor } from '@/lib/server/doors/later-doors';
import { sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { makeSecretToken } from '@/lib/server/secret-token';
import { READ_MAX_BYTES } from '@/lib/shared/later/later';
import { PARCEL_MAX_AGE_MS, PARCEL_MAX_BYTES, type SentPiece } from '@/lib/shared/parcels/parcel';
import { captureOutput } from '../../setup/captured-output';
import { startMailServer } from '../../setup/mail-server';
import { makePiece } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

let setting: DoorSetting;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  mailServer = await startMailServer();
  setting = await openDoorSetting({ SMTP_URL: mailServer.url, SMTP_FROM: 'portal@example.com' });
});
beforeEach(async () => {
  await setting.database.kysely.deleteFrom('parcels').execute();
  await setting.database.kysely.deleteFrom('rate_limits').execute();
});
afterAll(async () => {
  await setting.close();
  await mailServer.close();
  for (const name of ['SMTP_URL', 'SMTP_FROM']) delete process.env[name];
});

const send = async (piece: SentPiece, now?: number) =>
  (await knock(sendParcelPieceDoor, callFrom({}, now), piece)).answer;
const read = async (parcel: string, offset: number, now?: number) =>
  (await knock(readDraftDoor, callFrom({}, now), parcel, offset)).answer;
const mail = async (link: { parcel: string; key: string }, emailAddress: string) =>
  (await knock(mailDraftLinkDoor, callFrom(), link, emailAddress)).answer;

/** A draft as a browser sends it: bytes that nobody on this side can read. */
async function saveDraft(sealed = randomBytes(1_000)) {
  const base64 = sealed.toString('base64');
  const piece = makePiece({ purpose: 'draft', totalByteCount: sealed.length, base64 });
  expect(await send(piece)).toEqual({ ok: true, receivedByteCount: sealed.length });
  return { link: { parcel: piece.parcel, key: makeSecretToken() }, sealed };
}

const GONE = { ok: false, problem: 'link-ended' };

test('a draft is given part by part to whoever knows its id, for 48 hours', async () => {
  const { link, sealed } = await saveDraft(randomBytes(READ_MAX_BYTES + 1_000));
  const first = await read(link.parcel, 0);
  const second = await read(link.parcel, READ_MAX_BYTES);
  const parts = [first, second].map((answer) => Buffer.from(answer.ok ? answer.base64 : '', 'base64'));
  expect(Buffer.concat(parts).equals(sealed)).toBe(true);
  expect(first).toMatchObject({ totalByteCount: sealed.length });
  expect(await read(makeSecretToken(), 0)).toEqual(GONE);
  const end = Date.now() + PARCEL_MAX_AGE_MS.draft;
  expect(await read(link.parcel, 0, end - 5_000)).toMatchObject({ ok: true });
  expect(await read(link.parcel, 0, end)).toEqual(GONE);
  expect(await setting.database.kysely.selectFrom('parcel_pieces').selectAll().execute()).toEqual([]);
});

test('a photo that went ahead is given to nobody, and an incomplete draft neither', async () => {
  const photo = makePiece({ totalByteCount: 300 });
  const draft = makePiece({ purpose: 'draft' });
  for (const piece of [photo, draft]) {
    expect(await send(piece)).toEqual({ ok: true, receivedByteCount: 300 });
    expect(await read(piece.parcel, 0)).toEqual(GONE);
  }
});

test('a draft may weigh what two photos do, and a photo not as much', async () => {
  const totalByteCount = PARCEL_MAX_BYTES.draft;
  expect(await send(makePiece({ purpose: 'draft', totalByteCount }))).toMatchObject({ ok: true });
  const refused = { ok: false, problem: 'invalid-input' };
  expect(await send(makePiece({ purpose: 'draft', totalByteCount: totalByteCount + 1 }))).toEqual(refused);
  expect(await send(makePiece({ totalByteCount }))).toEqual(refused);
});

test('drafts have a limit and room of their own', async () => {
  await send(makePiece());
  await setting.database.kysely.updateTable('parcels').set({ total_byte_count: 4_000_000_000 }).execute();
  expect(await send(makePiece())).toEqual({ ok: false, problem: 'too-many' });
  expect(await send(makePiece({ purpose: 'draft' }))).toMatchObject({ ok: true });
  await setting.database.kysely
    .updateTable('rate_limits')
    .set({ used: 600 })
    .where('bucket', 'like', 'draft-make:%')
    .execute();
  expect(await send(makePiece({ purpose: 'draft' }))).toEqual({ ok: false, problem: 'too-many' });
});

test('the link is mailed to its owner, and its key is kept nowhere here', async () => {
  const { link } = await saveDraft();
  const output = captureOutput();
  try {
    expect(await mail(link, ' Ines@Example.com ')).toEqual({ ok: true });
  } finally {
    output.stop();
  }
  const received = mailServer.mails.at(-1);
  expect(received?.to).toBe('Ines@example.com'.toLowerCase());
  expect(received?.text).toContain(`/later/${link.parcel}#${link.key}`);
  expect(output.text()).not.toContain(link.key);
  for (const { name } of await setting.database.kysely.introspection.getTables()) {
    const rows = await setting.database.kysely
      .selectFrom(name as 'parcels')
      .selectAll()
      .execute();
    expect(JSON.stringify(rows), name).not.toContain(link.key);
  }
});

test('mails go out for drafts that are there alone, and few to one mailbox', async () => {
  const before = mailServer.mails.length;
  const { link } = await saveDraft();
  expect(await mail({ ...link, parcel: makeSecretToken() }, 'ines@example.com')).toEqual(GONE);
  expect(await mail(link, 'nobody')).toEqual({ ok: false, problem: 'invalid-input' });
  for (let count = 0; count < 5; count += 1) expect(await mail(link, 'ines@example.com')).toEqual({ ok: true });
  expect(await mail(link, 'INES@example.com')).toEqual({ ok: false, problem: 'too-many' });
  expect(await mail(link, 'other@example.com')).toEqual({ ok: true });
  expect(mailServer.mails.length).toBe(before + 6);
});
