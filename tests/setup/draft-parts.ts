/** The parts of the draft stored in the browser; runs in the page. */
export async function listDraftParts(): Promise<string[]> {
  const { promise, resolve } = Promise.withResolvers<IDBValidKey[]>();
  const opening = indexedDB.open('customer-drafts');
  // The page has not made it yet, and could not make its store in a database that is there already.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  opening.onerror = () => resolve([]);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('parts').objectStore('parts').getAllKeys();
    reading.onsuccess = () => resolve(reading.result);
  };
  return (await promise).map((name) => String(name).split('.').at(-1) ?? '');
}
