import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../lib/server/customer-store/embedded/store';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { pollFromComputer } from '../../../lib/server/handoffs/computer';
import { endFromComputer, endFromPhone } from '../../../lib/server/handoffs/end-handoff';
import { makeHandoff } from '../../../lib/server/handoffs/make-handoff';
import { claimForPhone, lookFromPhone } from '../../../lib/server/handoffs/phone';
import { removeExpiredHandoffs } from '../../../lib/server/handoffs/remove-expired-handoffs';
import { type PhotoChange, sendPhoto } from '../../../lib/server/handoffs/send-photo';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { HANDOFF_MAX_AGE_MS } from '../../../lib/shared/handoff/handoff';
import { captureOutput } from '../../setup/captured-output';
import { makeTestDatabase } from '../../setup/test-database';
import { makeTestImage } from '../../setup/test-image';
import { DATABASE_KINDS } from '../support/describe-contract';

const NOON = 1_800_000_000_000;
const front = await makeTestImage({ seed: 1, widthPx: 30, heightPx: 20 });
const otherFront = await makeTestImage({ seed: 2 });

const makePhoto = (changes: Partial<{ side: 'front' | 'back'; image: Buffer }> = {}) => ({
  side: 'front' as const,
  version: randomUUID(),
  image: front,
  sourceByteCount: 5_000_000,
  ...changes,
});

describe.each(DATABASE_KINDS)('A handoff (%s)', (kind) => {
  /** Two instances of the portal sharing one database. */
  let stores: [Store, Store];
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { location, remove } = await makeTestDatabase(kind);
    const open = async (): Promise<Store> => {
      const database = await openDatabase(location);
      return { database, keys: await loadDocumentKeys(database, location) };
    };
    stores = [await open(), await open()];
    close = async () => {
      for (const { database } of stores) await database.close();
      await remove();
    };
  });
  afterAll(() => close());

  /** A form on the first instance, and the phone that opened its link on the second. */
  async function openBoth() {
    const [atComputer, atPhone] = stores;
    const { formSecret, linkSecret } = await makeHandoff(atComputer.database, NOON);
    const phoneSecret = (await claimForPhone(atPhone.database, linkSecret, NOON)) ?? '';
    return {
      formSecret,
      linkSecret,
      phoneSecret,
      poll: (fetched: string[] = [], now = NOON) => pollFromComputer(atComputer, { formSecret, fetched }, now),
      look: (now = NOON) => lookFromPhone(atPhone.database, { linkSecret, phoneSecret }, now),
      send: (change: PhotoChange, now = NOON) => sendPhoto(atPhone, { linkSecret, phoneSecret }, change, now),
    };
  }
  const listImages = () => stores[0].database.kysely.selectFrom('handoff_images').selectAll().execute();

  test('brings a photo from the phone to the form, and keeps none of it once the form has it', async () => {
    const { poll, look, send } = await openBoth();
    const photo = makePhoto();
    expect(await send(photo)).toBe(true);
    expect(await look()).toMatchObject({ state: 'opened', arrived: [] });
    const { images, versions } = await poll();
    expect(versions).toEqual({ front: photo.version, back: null });
    expect(images).toEqual([
      {
        side: 'front',
        version: photo.version,
        image: {
          base64: front.toString('base64'),
          mediaType: 'image/jpeg',
          widthPx: 30,
          heightPx: 20,
          byteCount: front.length,
          sourceByteCount: 5_000_000,
        },
      },
    ]);
    expect((await poll()).images, 'until the form says that it has it').toHaveLength(1);
    expect(await poll([photo.version])).toMatchObject({ images: [], versions: { front: photo.version } });
    expect(await look()).toMatchObject({ arrived: ['front'] });
    expect((await listImages()).filter(({ version }) => version === photo.version)).toEqual([]);
  });

  test('shows at each step who has come', async () => {
    const [{ database }] = stores;
    const { formSecret, linkSecret } = await makeHandoff(database, NOON);
    const poll = () => pollFromComputer(stores[0], { formSecret, fetched: [] }, NOON);
    expect((await poll()).state).toBe('waiting');
    expect((await lookFromPhone(database, { linkSecret, phoneSecret: undefined }, NOON)).state).toBe('new');
    const phoneSecret = await claimForPhone(database, linkSecret, NOON);
    expect((await poll()).state).toBe('opened');
    expect((await lookFromPhone(database, { linkSecret, phoneSecret }, NOON)).state).toBe('opened');
  });

  test('belongs to the first phone: of many at once one gets it, and the others learn and change nothing', async () => {
    const [first, second] = stores;
    const { formSecret, linkSecret } = await makeHandoff(first.database, NOON);
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, index) => claimForPhone((index % 2 ? first : second).database, linkSecret, NOON)),
    );
    const [phoneSecret = ''] = claims.filter((secret) => secret !== undefined);
    expect(claims.filter((secret) => secret !== undefined)).toHaveLength(1);
    await sendPhoto(first, { linkSecret, phoneSecret }, makePhoto(), NOON);
    for (const stranger of [undefined, 'made up']) {
      expect(await lookFromPhone(second.database, { linkSecret, phoneSecret: stranger }, NOON)).toEqual({
        state: 'taken',
        versions: { front: null, back: null },
        arrived: [],
      });
      await endFromPhone(second.database, { linkSecret, phoneSecret: stranger, end: 'cancelled' });
    }
    expect(await sendPhoto(first, { linkSecret, phoneSecret: 'made up' }, makePhoto(), NOON)).toBe(false);
    expect((await pollFromComputer(first, { formSecret, fetched: [] }, NOON)).state).toBe('opened');
  });

  test('gives photos to its own form alone', async () => {
    const [one, other] = [await openBoth(), await openBoth()];
    await one.send(makePhoto());
    expect(await other.poll()).toMatchObject({ state: 'opened', images: [] });
    const guessed = { formSecret: one.linkSecret, fetched: [] };
    expect(await pollFromComputer(stores[0], guessed, NOON)).toMatchObject({ state: 'expired', images: [] });
    const { images } = await one.poll();
    await other.poll(images.map(({ version }) => version));
    expect((await one.poll()).images, 'another form cannot say that they arrived').toHaveLength(1);
  });

  test('brings the photo that was taken last, and takes away one that was removed', async () => {
    const { poll, send } = await openBoth();
    await send(makePhoto());
    const second = makePhoto({ image: otherFront });
    await send(second);
    await send(makePhoto({ side: 'back' }));
    const { images } = await poll();
    expect(images.map(({ side }) => side)).toEqual(['front', 'back']);
    expect(images[0]).toMatchObject({ version: second.version, image: { base64: otherFront.toString('base64') } });
    await send({ side: 'front', version: null });
    expect(await poll()).toMatchObject({ versions: { front: null }, images: [{ side: 'back' }] });
  });

  test('done on the phone still brings what is under way, and takes nothing more', async () => {
    const { poll, look, send, linkSecret, phoneSecret } = await openBoth();
    await send(makePhoto());
    await endFromPhone(stores[1].database, { linkSecret, phoneSecret, end: 'done' });
    expect(await poll()).toMatchObject({ state: 'done', images: [{ side: 'front' }] });
    expect((await look()).state).toBe('done');
    expect(await send(makePhoto())).toBe(false);
  });

  test('done on the computer, it keeps nothing, tells the phone, and is not ended again', async () => {
    const { poll, look, send, formSecret, linkSecret } = await openBoth();
    const photo = makePhoto();
    await send(photo);
    const [{ database }] = stores;
    await endFromComputer(database, { formSecret, end: 'done' });
    await endFromComputer(database, { formSecret, end: 'cancelled' });
    expect(await poll()).toMatchObject({ state: 'done', images: [] });
    expect((await look()).state).toBe('done');
    expect(await send(makePhoto())).toBe(false);
    const unopened = await makeHandoff(database, NOON);
    await endFromComputer(database, { formSecret: unopened.formSecret, end: 'done' });
    expect(await claimForPhone(database, unopened.linkSecret, NOON)).toBeUndefined();
    expect((await lookFromPhone(database, { linkSecret, phoneSecret: 'made up' }, NOON)).state).toBe('taken');
  });

  test('cancelled on either side, it tells the other and deletes what was not fetched', async () => {
    for (const side of ['phone', 'computer'] as const) {
      const { poll, look, send, formSecret, linkSecret, phoneSecret } = await openBoth();
      const photo = makePhoto();
      await send(photo);
      await (side === 'phone'
        ? endFromPhone(stores[1].database, { linkSecret, phoneSecret, end: 'cancelled' })
        : endFromComputer(stores[0].database, { formSecret, end: 'cancelled' }));
      expect(await poll()).toMatchObject({ state: `cancelled-on-${side}`, images: [] });
      expect((await look()).state).toBe(`cancelled-on-${side}`);
      expect(await send(makePhoto())).toBe(false);
      expect((await listImages()).filter(({ version }) => version === photo.version)).toEqual([]);
    }
  });

  test('can be refused by whoever got the link before any phone opened it', async () => {
    const { formSecret, linkSecret } = await makeHandoff(stores[0].database, NOON);
    await endFromPhone(stores[1].database, { linkSecret, phoneSecret: undefined, end: 'done' });
    expect((await pollFromComputer(stores[0], { formSecret, fetched: [] }, NOON)).state).toBe('waiting');
    await endFromPhone(stores[1].database, { linkSecret, phoneSecret: undefined, end: 'cancelled' });
    expect((await pollFromComputer(stores[0], { formSecret, fetched: [] }, NOON)).state).toBe('cancelled-on-phone');
  });

  test('ends after 15 minutes, with every photo in it', async () => {
    const { poll, look, send } = await openBoth();
    const later = NOON + HANDOFF_MAX_AGE_MS;
    const photo = makePhoto();
    await send(photo, later - 1);
    expect((await look(later - 1)).state).toBe('opened');
    expect(await poll([], later)).toMatchObject({ state: 'expired', images: [] });
    expect(await look(later)).toEqual({ state: 'expired', versions: { front: null, back: null }, arrived: [] });
    expect(await send(makePhoto(), later)).toBe(false);
    const { linkSecret } = await makeHandoff(stores[0].database, NOON);
    expect(await claimForPhone(stores[0].database, linkSecret, later)).toBeUndefined();
    await removeExpiredHandoffs(stores[0].database, later);
    expect((await listImages()).filter(({ version }) => version === photo.version)).toEqual([]);
  });

  test('keeps photos encrypted, bound to their place, and no secret', async () => {
    const { poll, send, formSecret, linkSecret, phoneSecret } = await openBoth();
    const photo = makePhoto();
    await send(photo);
    const { kysely } = stores[0].database;
    const handoffs = JSON.stringify(await kysely.selectFrom('handoffs').selectAll().execute());
    for (const secret of [formSecret, linkSecret, phoneSecret]) expect(handoffs).not.toContain(secret);
    const stored = (await listImages()).find(({ version }) => version === photo.version);
    expect(stored?.ciphertext.includes(front.subarray(0, 16))).toBe(false);

    // As if somebody had swapped it in the database.
    await kysely.updateTable('handoff_images').set({ side: 'back' }).where('version', '=', photo.version).execute();
    expect(await poll()).toMatchObject({ images: [] });
    const other = await openBoth();
    await send(photo);
    const { id } = await kysely.selectFrom('handoffs').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    await kysely.updateTable('handoff_images').set({ handoff_id: id }).where('version', '=', photo.version).execute();
    expect(await other.poll()).toMatchObject({ state: 'opened', images: [] });
  });

  test('brings a PNG as one', async () => {
    const { poll, send } = await openBoth();
    await send(makePhoto({ image: await makeTestImage({ format: 'png', widthPx: 30, heightPx: 20 }) }));
    expect((await poll()).images).toMatchObject([{ image: { mediaType: 'image/png', widthPx: 30, heightPx: 20 } }]);
  });

  test.each(['front', 'back'] as const)('forgets a %s that cannot be decrypted, and is sent it again', async (side) => {
    const { poll, look, send } = await openBoth();
    const photo = makePhoto({ side });
    const kept = makePhoto({ side: side === 'front' ? 'back' : 'front' });
    await send(photo);
    await send(kept);
    const { kysely } = stores[0].database;
    await kysely
      .updateTable('handoff_images')
      .set({ tag: Buffer.alloc(16) })
      .where('version', '=', photo.version)
      .execute();
    const output = captureOutput();
    const { images } = await poll();
    output.stop();
    expect(images).toMatchObject([{ version: kept.version }]);
    expect(output.text()).toContain('"where":"open-handoff-image"');
    expect((await look()).versions).toMatchObject({ [side]: null, [kept.side]: kept.version });
    await send(photo);
    expect((await poll()).images).toHaveLength(2);
  });
});
