import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storageFailure } from '../../../lib/server/contract-client/outcome';
import { listStoredSets, readStoredSet } from '../../../lib/server/customer-store/embedded/stored-document-sets';
import { OPENED_MS } from '../../../lib/server/review/documents-opened';
import { type DocumentTools, findOpenedImage, openDocuments } from '../../../lib/server/review/open-documents';
import { AuthorityError } from '../../../lib/server/staff/authority';
import { toWrite } from '../../setup/customer-write';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY, OTHER_REVIEWER, openReviewTools, REVIEWER, storeCustomer } from '../support/review-tools';
import { BACK, FRONT, OTHER_FRONT } from '../support/sample';

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

  it('are seen byte for byte by who opened them, and each opening is recorded', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    expect(await open(customerId)).toEqual({ kind: 'opened', sides: ['front', 'back'] });
    await open(customerId);
    expect([await see(customerId, 'front'), await see(customerId, 'back')]).toEqual([FRONT, BACK]);
    const activity = await setting.tools.database.kysely
      .selectFrom('activity')
      .select(['actor_id', 'action', 'subject_id', 'detail'])
      .execute();
    const entry = { actor_id: REVIEWER.id, action: 'documents.viewed', subject_id: customerId, detail: 'current' };
    expect(activity).toEqual([entry, entry]);
  });

  it('are not seen by who did not open them, nor long after', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    expect(await see(customerId, 'front')).toBeUndefined();
    await open(customerId);
    expect(await see(customerId, 'front', { member: OTHER_REVIEWER })).toBeUndefined();
    setting.advance(OPENED_MS);
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
});
