import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';

/** Runs what Next.js would run for a request with these headers, such as a page or its metadata. */
export function inRequest<T>(headers: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const workStore = { route: '/' } as NonNullable<ReturnType<typeof workAsyncStorage.getStore>>;
  const request = { type: 'request', phase: 'render', headers: new Headers(headers) } as unknown;
  const requestStore = request as NonNullable<ReturnType<typeof workUnitAsyncStorage.getStore>>;
  return workAsyncStorage.run(workStore, () => workUnitAsyncStorage.run(requestStore, run));
}
