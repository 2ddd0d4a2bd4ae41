import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { STORAGE_SERVICES } from '../../../lib/shared/contract/request';
import type { CustomerStatus } from '../../../lib/shared/customer/customer-status';
import { type ContractApi, CREDENTIALS } from '../support/contract-api';
import { describeContract } from '../support/describe-contract';
import { success } from '../support/reply';
import { BACK, FRONT, makeEmail, makeTarget, OTHER_FRONT } from '../support/sample';

/** For each database and transport. `npm run test:fuzz` goes on for longer. */
const [RUNS, MANY_RUNS] = [{ numRuns: 20 }, { numRuns: 60 }];

/** Everything stored about a customer, as reported by the API. */
const readAll = async (api: ContractApi, email: string) => (await api.call('getDocumentImages', { email })).body;

/** What a picture looks like to a decoder that makes the best of damage. */
const readPixels = (file: Buffer) => sharp(file, { failOn: 'none' }).raw().toBuffer({ resolveWithObject: true });

/** Sends a picture, and reads what is kept of it; undefined if it is refused. */
async function store(api: ContractApi, file: Buffer): Promise<Buffer | undefined> {
  const target = { email: makeEmail(), documents: { front: file.toString('base64') } };
  const { status } = await api.call('createOrUpdateCustomer', target);
  expect([200, 400]).toContain(status);
  if (status === 400) return undefined;
  const { body } = await api.call('getDocumentImages', { email: target.email });
  return Buffer.from((body as { target: typeof target }).target.documents.front, 'base64');
}

const name = fc.constantFrom('fn', 'ln', 'addr', 'city', 'state', 'zip', 'phone');
/** A text allowed by rule 7: trimmed, no control characters, no lone surrogates. */
const text = fc
  .string({ unit: 'binary', maxLength: 100 })
  .map((value) => value.replace(/\p{Cc}/gu, '').trim())
  .filter((value) => value !== '');
const images = fc.constantFrom<{ front: string; back?: string }>(
  { front: FRONT },
  { front: FRONT, back: BACK },
  { front: OTHER_FRONT },
);
const update = fc.record({ attributes: fc.dictionary(name, fc.oneof(text, fc.constant(''))), images });

type Stored = {
  attributes: Record<string, string>;
  documents: { front: string; back?: string };
  status: CustomerStatus;
};

/** What the contract says about a series of updates, in a few lines. */
function merge(
  stored: Stored | undefined,
  sent: { attributes: Record<string, string>; images: Stored['documents'] },
): Stored {
  const all = Object.entries({ ...stored?.attributes, ...sent.attributes }).filter(([, value]) => value !== '');
  const attributes = Object.fromEntries(all);
  const isKept = sent.images.front === stored?.documents.front && sent.images.back === undefined;
  const documents = isKept && stored ? stored.documents : sent.images;
  const isSame =
    JSON.stringify([sortKeys(attributes), documents]) ===
    JSON.stringify([sortKeys(stored?.attributes ?? {}), stored?.documents]);
  return { attributes, documents, status: isSame && stored ? stored.status : 'PENDING' };
}

const sortKeys = (object: object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));

describeContract('Whatever comes in', (api) => {
  test('any JSON is answered in the shape of the contract, below 500, and changes nothing else', async () => {
    const bystander = makeTarget();
    await api().call('createOrUpdateCustomer', bystander);
    const before = await readAll(api(), bystander.email);
    const service = fc.oneof(fc.constantFrom(...STORAGE_SERVICES), fc.jsonValue());
    const documents = fc.oneof(
      fc.record({ front: fc.oneof(fc.constant(FRONT), fc.jsonValue()), back: fc.jsonValue() }),
      fc.jsonValue(),
    );
    const fields = {
      email: fc.constant(makeEmail()),
      fn: fc.jsonValue(),
      dob: fc.jsonValue(),
      status: fc.jsonValue(),
      documents,
    };
    const target = fc.oneof(
      { weight: 4, arbitrary: fc.record(fields, { requiredKeys: ['email'] }) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
    const call = fc.record({ service, target, reference: fc.jsonValue() }, { requiredKeys: [] });
    const body = fc.oneof(
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 4, arbitrary: call.map((value) => ({ ...CREDENTIALS, ...value })) },
    );
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        expect((await api().send(value)).status).toBeLessThan(500);
      }),
      MANY_RUNS,
    );
    expect(await readAll(api(), bystander.email)).toEqual(before);
    expect(api().failures).toEqual([]);
  });

  test('any bytes are answered in the shape of the contract, below 500', async () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.string().map((value) => new TextEncoder().encode(value)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (value) => {
        expect((await api().sendRaw({ method: 'POST', body: new Uint8Array(value) })).status).toBe(400);
      }),
      RUNS,
    );
  });

  test('any image of damaged content is stored with the same pixels, which come back exactly, or refused', async () => {
    const image = Buffer.from(FRONT, 'base64');
    const damage = fc.array(fc.tuple(fc.nat(image.length - 1), fc.nat(255)), { maxLength: 8 });
    const cutAt = fc.oneof(fc.constant(image.length), fc.integer({ min: 1, max: image.length }));
    await fc.assert(
      fc.asyncProperty(damage, cutAt, async (changes, byteCount) => {
        const damaged = Buffer.from(image);
        for (const [position, byte] of changes) damaged[position] = byte;
        const sent = damaged.subarray(0, byteCount);
        const stored = await store(api(), sent);
        if (!stored) return;
        expect(await readPixels(stored)).toEqual(await readPixels(sent));
        expect(await store(api(), stored)).toEqual(stored);
      }),
      MANY_RUNS,
    );
  });
});

describeContract('Whatever is stored', (api) => {
  test('comes back exactly, through any row of updates', async () => {
    const bystander = makeTarget();
    await api().call('createOrUpdateCustomer', bystander);
    await api().call('updateStatus', { email: bystander.email, status: 'PASS' });
    const before = await readAll(api(), bystander.email);
    await fc.assert(
      fc.asyncProperty(fc.array(update, { minLength: 1, maxLength: 6 }), async (updates) => {
        const email = makeEmail();
        let stored: Stored | undefined;
        for (const sent of updates) {
          const target = { email, ...sent.attributes, documents: sent.images };
          stored = merge(stored, sent);
          const { attributes, status } = stored;
          const reply = await api().call('createOrUpdateCustomer', target);
          expect(reply).toEqual(success({ status, target: { email, ...attributes } }));
          await api().call('updateStatus', { email, status: 'PASS' });
          stored.status = 'PASS';
        }
        const target = { email, ...stored?.attributes, documents: stored?.documents };
        expect(await readAll(api(), email)).toMatchObject({ status: 'PASS', target });
        expect((await readAll(api(), email)).target).toEqual(target);
      }),
      RUNS,
    );
    expect(await readAll(api(), bystander.email)).toEqual(before);
  });
});
