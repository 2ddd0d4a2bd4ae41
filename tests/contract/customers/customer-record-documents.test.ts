import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorageErrorCode, storageFailure } from '../../../lib/server/contract-client/outcome';
import { listStoredSets, readStoredSet } from '../../../lib/server/customer-store/embedded/stored-document-sets';
import { recordOpening } from '../../../lib/server/review/documents-opened';
import { type DocumentTools, findOpenedImage, openDocuments } from '../../../lib/server/review/open-documents';
import { recordActivity } from '../../../lib/server/staff/activity/record-activity';
import { AuthorityError } from '../../../lib/server/staff/authority';
import { toWrite } from '../../setup/customer-write';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY, OTHER_REVIEWER, openReviewTools, REVIEWER, storeCustomer } from '../support/review-tools';
import { BACK, FRONT, OTHER_FRONT } from '../support/sample';

const QUARTER_OF_AN_HOUR_MS = 15 * 60 * 1000;

describe.each(DATABASE_KINDS)('The document images of a customer (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  let tools: DocumentTools;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
    tools = { ...setting.tools, readOlderSet: (place) => readStoredSet(setting.store, place) };
  });
  afterEach(() => setting.tools.database.close());

  const open = (customerId: string, { setId = 'current', member = REVIEWER } = {}) =>
    openDocuments(member, { customerId, setId }, tools);
  const see = async (customerId: string, side: 'front' | 'back', { setId = 'current', member = REVIEWER } = {}) =>
    (await findOpenedImage(member, { customerId, setId, side }, tools))?.toString('base64');
  const listOpenings = (customerId: string) =>
    setting.tools.database.kysely
      .selectFrom('activity')
      .select(['at', 'detail'])
      .where('action', '=', 'documents.viewed')
      .where('subject_id', '=', customerId)
      .orderBy('id')
      .execute();

  it('are seen byte for byte by who opened them, and each opening is recorded', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    expect(await open(customerId)).toEqual({ kind: 'opened', sides: ['front', 'back'] });
    await open(customerId);
    expect([await see(customerId, 'front'), await see(customerId, 'back')]).toEqual([FRONT, BACK]);
    const activity = await setting.tools.database.kysely
      .selectFrom('activity')
      .select(['actor_id', 'action', 'subject_id', 'detail'])
      .where('actor_kind', '=', 'staff')
      .execute();
    const entry = { actor_id: REVIEWER.id, action: 'documents.viewed', subject_id: customerId, detail: 'current' };
    expect(activity).toEqual([entry, entry]);
  });

  it('are not seen by who did not open them, nor long after', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    expect(await see(customerId, 'front')).toBeUndefined();
    await open(customerId);
    expect(await see(customerId, 'front', { member: OTHER_REVIEWER })).toBeUndefined();
    setting.advance(QUARTER_OF_AN_HOUR_MS - 1);
    expect(await see(customerId, 'front')).toBe(FRONT);
    setting.advance(1);
    expect(await see(customerId, 'front')).toBeUndefined();
  });

  it('are refused to the entry role', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    await expect(open(customerId, { member: ENTRY })).rejects.toThrow(AuthorityError);
    await expect(see(customerId, 'front', { member: ENTRY })).rejects.toThrow(AuthorityError);
  });

  it('of an older set open by its id, and only for its own customer', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    setting.advance(1000);
    const again = { email: target.email, documents: { front: OTHER_FRONT } };
    await setting.tools.storage.createOrUpdateCustomer(toWrite(again));
    const [current, older] = await listStoredSets(setting.tools.database, customerId);
    expect([current?.isCurrent, older?.isCurrent]).toEqual([true, false]);
    const setId = older?.id ?? '';
    expect(await open(customerId)).toEqual({ kind: 'opened', sides: ['front'] });
    expect(await see(customerId, 'front')).toBe(OTHER_FRONT);
    expect(await see(customerId, 'front', { setId })).toBeUndefined();
    expect(await open(customerId, { setId })).toEqual({ kind: 'opened', sides: ['front', 'back'] });
    expect([await see(customerId, 'front', { setId }), await see(customerId, 'back', { setId })]).toEqual([
      FRONT,
      BACK,
    ]);
    const other = await storeCustomer(setting.tools);
    expect(await open(other.customerId, { setId })).toEqual({ kind: 'failed', problem: 'no-images' });
  });

  it('have one answer for a guessed customer and a guessed set', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const unknown = { kind: 'failed', problem: 'no-images' };
    expect(await open('guessed')).toEqual(unknown);
    expect(await open(customerId, { setId: 'guessed' })).toEqual(unknown);
  });

  it('are fetched once for both sides, and again after a failure', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const { getDocumentImages } = setting.tools.storage;
    let calls = 0;
    tools = {
      ...tools,
      storage: {
        ...setting.tools.storage,
        getDocumentImages: async (email) => {
          calls += 1;
          return calls === 1 ? storageFailure('unavailable', 'connection', 'unknown') : getDocumentImages(email);
        },
      },
    };
    expect(await open(customerId)).toEqual({ kind: 'failed', problem: 'storage-unavailable' });
    expect(await open(customerId)).toMatchObject({ kind: 'opened' });
    expect([await see(customerId, 'front'), await see(customerId, 'back')]).toEqual([FRONT, BACK]);
    expect(calls).toBe(2);
  });

  it.each([
    ['not-found', 'no-images'],
    ['unavailable', 'storage-unavailable'],
    ['malformed-reply', 'storage-unavailable'],
    ['refused', 'storage-refused'],
    ['credentials-refused', 'storage-refused'],
  ] as [StorageErrorCode, string][])('are missing for a reason: %s is said as %s', async (code, problem) => {
    const { customerId } = await storeCustomer(setting.tools);
    await open(customerId);
    const { getDocumentImages } = setting.tools.storage;
    const failing = {
      ...setting.tools.storage,
      getDocumentImages: async () => storageFailure(code, 'http-400', 'refused'),
    };
    const other = await storeCustomer(setting.tools);
    tools = { ...tools, storage: failing };
    expect(await open(other.customerId)).toEqual({ kind: 'failed', problem });
    expect(await listOpenings(other.customerId)).toEqual([]);
    tools = { ...tools, storage: { ...failing, getDocumentImages } };
    expect(await open(other.customerId)).toMatchObject({ kind: 'opened' });
  });

  it('are not seen while the storage does not answer, nor once their customer is gone', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const now = tools.now();
    await recordOpening(tools.database, REVIEWER, { customerId, setId: 'current', now });
    const { storage, findCustomer } = tools;
    tools = {
      ...tools,
      storage: { ...storage, getDocumentImages: async () => storageFailure('unavailable', 'timeout', 'not-sent') },
    };
    expect(await see(customerId, 'front')).toBeUndefined();
    tools = { ...tools, storage, findCustomer: async () => undefined };
    expect(await see(customerId, 'front')).toBeUndefined();
    tools = { ...tools, findCustomer };
    expect(await see(customerId, 'front')).toBe(FRONT);
  });

  it('are seen only by an opening of this set, of this customer, and not by another entry of the activity', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const other = await storeCustomer(setting.tools);
    const now = tools.now();
    await recordOpening(tools.database, REVIEWER, { customerId: other.customerId, setId: 'current', now });
    await recordOpening(tools.database, REVIEWER, { customerId, setId: 'another', now });
    const actor = { kind: 'staff', id: REVIEWER.id } as const;
    const visit = { actor, action: 'customer.opened', subjectId: customerId, detail: 'current' } as const;
    await recordActivity(tools.database.kysely, visit, now);
    expect(await see(customerId, 'front')).toBeUndefined();
    await open(customerId);
    expect(await listOpenings(customerId)).toEqual([
      { at: now, detail: 'another' },
      { at: now, detail: 'current' },
    ]);
    setting.advance(QUARTER_OF_AN_HOUR_MS - 1);
    expect(await see(customerId, 'front')).toBe(FRONT);
  });

  it('of an older set are none where the storage keeps none for us, or has no front', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const none = { kind: 'failed', problem: 'no-images' };
    tools = { ...tools, readOlderSet: undefined };
    expect(await open(customerId, { setId: 'older' })).toEqual(none);
    tools = { ...tools, readOlderSet: async () => ({ back: Buffer.from(BACK, 'base64') }) };
    expect(await open(customerId, { setId: 'older' })).toEqual(none);
  });

  it('are those of the record as it stands, however shortly after a change', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    await open(customerId);
    expect(await see(customerId, 'front')).toBe(FRONT);
    setting.advance(1);
    await setting.tools.storage.createOrUpdateCustomer(
      toWrite({ email: target.email, documents: { front: OTHER_FRONT } }),
    );
    expect(await see(customerId, 'front')).toBe(OTHER_FRONT);
    expect(await see(customerId, 'back')).toBeUndefined();
  });
});
