/** The parts of the draft stored in the browser; runs in the page. */
export async function listDraftParts(): Promise<string[]> {
  const { promise, resolve } = Promise.withResolvers<IDBValidKey[]>();
  const opening = indexedDB.open('customer-drafts');
  opening.onsuccess = () => {
    const reading = opening.result.transaction('parts').objectStore('parts').getAllKeys();
    reading.onsuccess = () => resolve(reading.result);
  };
  return (await promise).map((name) => String(name).split('.').at(-1) ?? '');
}
