import { createSecretKey, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SealError } from '../../../lib/server/sealing/seal-error';
import { openImage, rewrapImageKey, sealImage } from '../../../lib/server/sealing/seal-image';
import type { ContractApi } from '../support/contract-api';
import { describeStore } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { BACK, FRONT, makeEmail, makeTarget } from '../support/sample';
import { listStoredImages, overwriteStoredImage, type StoredImage } from '../support/stored-image';

const UNREADABLE = refusal(503, expect.stringContaining('not available at the moment'));

async function storeCustomer(api: ContractApi) {
  const email = makeEmail();
  await api.call('createOrUpdateCustomer', makeTarget({ email }));
  const { kysely } = api.store.database;
  const customer = await kysely
    .selectFrom('customers')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { email, setId: customer.current_set_id ?? '' };
}

async function readDocument({ store }: ContractApi, setId: string, side: 'front' | 'back'): Promise<StoredImage> {
  const images = await listStoredImages(store.database.kysely);
  const image = images.find((stored) => stored.set_id === setId && stored.side === side);
  if (!image) throw new Error('not stored');
  return image;
}

const overwrite = ({ store }: ContractApi, setId: string, values: Partial<StoredImage>) =>
  overwriteStoredImage(store.database.kysely, { set_id: setId, side: 'front' }, values);

const sealedValues = ({ key_id, wrapped_key, iv, tag, ciphertext }: StoredImage) => ({
  key_id,
  wrapped_key,
  iv,
  tag,
  ciphertext,
});

describeStore('A stored image', (api) => {
  test('has a key, an initialization vector and a ciphertext of its own, also when it is the same image', async () => {
    const first = await storeCustomer(api());
    const second = await storeCustomer(api());
    const a = await readDocument(api(), first.setId, 'front');
    const b = await readDocument(api(), second.setId, 'front');
    expect(a.ciphertext.equals(b.ciphertext) || a.iv.equals(b.iv) || a.wrapped_key.equals(b.wrapped_key)).toBe(false);
    expect(a.ciphertext.length).toBe(Buffer.from(FRONT, 'base64').length);
  });

  test('does not open when it is swapped with the other side, or moved to another customer', async () => {
    const { email, setId } = await storeCustomer(api());
    const stranger = await storeCustomer(api());
    const own = await readDocument(api(), setId, 'front');
    for (const other of [
      await readDocument(api(), setId, 'back'),
      await readDocument(api(), stranger.setId, 'front'),
    ]) {
      await overwrite(api(), setId, sealedValues(other));
      expect(await api().call('getDocumentImages', { email })).toEqual(UNREADABLE);
      await overwrite(api(), setId, { ...sealedValues(own), wrapped_key: other.wrapped_key });
      expect(await api().call('getDocumentImages', { email })).toEqual(UNREADABLE);
      await overwrite(api(), setId, { ...sealedValues(other), wrapped_key: own.wrapped_key });
      expect(await api().call('getDocumentImages', { email })).toEqual(UNREADABLE);
    }
    await overwrite(api(), setId, sealedValues(own));
    expect(await api().call('getDocumentImages', { email })).toEqual(success());
  });

  test.each(['wrapped_key', 'iv', 'tag', 'ciphertext'] as const)(
    'does not open when a bit of its %s changed',
    async (column) => {
      const { email, setId } = await storeCustomer(api());
      const changed = Buffer.from((await readDocument(api(), setId, 'front'))[column]);
      changed[5] = (changed[5] ?? 0) ^ 1;
      await overwrite(api(), setId, { [column]: changed });
      expect(await api().call('getDocumentImages', { email })).toEqual(UNREADABLE);
      expect(await api().call('getStatus', { email })).toEqual(success());
    },
  );

  test('that no longer opens is replaced when it is sent again', async () => {
    const { email, setId } = await storeCustomer(api());
    await overwrite(api(), setId, { tag: randomBytes(16) });
    await api().call('createOrUpdateCustomer', makeTarget({ email }));
    const reply = await api().call('getDocumentImages', { email });
    expect(reply).toEqual(success({ target: expect.objectContaining({ documents: { front: FRONT, back: BACK } }) }));
  });

  test('is never written in plain, and neither is a key', async () => {
    await storeCustomer(api());
    const { folder, contents } = { folder: api().location.dataDir, contents: [] as Buffer[] };
    for (const file of readdirSync(folder)) {
      if (file !== 'document-keys') contents.push(readFileSync(join(folder, file)));
    }
    for (const row of await listStoredImages(api().store.database.kysely))
      contents.push(row.ciphertext, row.wrapped_key);
    const keyText = readFileSync(join(folder, 'document-keys'), 'utf8').trim().split(':')[1] ?? '';
    const secrets = [
      Buffer.from(FRONT, 'base64').subarray(0, 64),
      Buffer.from(FRONT.slice(0, 64)),
      Buffer.from(keyText),
      Buffer.from(keyText, 'base64'),
    ];
    for (const content of contents) {
      for (const secret of secrets) expect(content.includes(secret)).toBe(false);
    }
  });
});

const makeKeys = (activeId: string, ...keys: [string, Buffer][]) => ({
  activeId,
  byId: new Map(keys.map(([id, bytes]) => [id, createSecretKey(bytes)])),
});

test('a key is wrapped anew under the active master key, and the image opens without the old one', () => {
  const binding = { customerId: 'c', setId: 's', side: 'front' as const };
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const image = randomBytes(1000);
  const sealed = sealImage(makeKeys('k1', ['k1', first]), binding, image);
  const onlySecond = makeKeys('k2', ['k2', second]);
  expect(() => openImage(onlySecond, binding, sealed)).toThrow(new SealError('DOCUMENT_KEY_MISSING'));
  const rewrapped = { ...sealed, ...rewrapImageKey(makeKeys('k2', ['k2', second], ['k1', first]), binding, sealed) };
  expect(rewrapped.keyId).toBe('k2');
  expect(openImage(onlySecond, binding, rewrapped)).toEqual(image);
  expect(() => openImage(onlySecond, { ...binding, side: 'back' as never }, rewrapped)).toThrow(SealError);
  const wrongKey = makeKeys('k2', ['k2', first]);
  expect(() => openImage(wrongKey, binding, rewrapped)).toThrow(new SealError('DOCUMENT_KEY_DAMAGED'));
});
