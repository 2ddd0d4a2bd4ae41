import type { APIRequestContext, APIResponse, Page, Request } from '@playwright/test';

/** A server action call as sent by the browser, to be replayed with other headers. */
export type RecordedCall = { path: string; headers: Record<string, string>; body: Buffer };

const KEPT_HEADERS = ['next-action', 'next-router-state-tree', 'content-type', 'accept', 'cookie', 'x-forwarded-for'];

/**
 * Presses something and captures the server action that it calls, keeping it from the server.
 *
 * @param isWanted distinguishes the action from others on the page
 */
export async function recordCall(
  page: Page,
  press: () => Promise<void>,
  isWanted: (body: string) => boolean,
): Promise<RecordedCall> {
  const wanted = (request: Request) =>
    request.headers()['next-action'] !== undefined && isWanted(request.postData() ?? '');
  let keep: (request: Request) => void;
  const kept = new Promise<Request>((resolve) => {
    keep = resolve;
  });
  // Known only once it is aborted: a request that is seen may still go on if the route ends in that moment.
  await page.route('**/*', async (route) => {
    if (!wanted(route.request())) return route.fallback();
    await route.abort();
    keep(route.request());
  });
  await press();
  const request = await kept;
  await page.unroute('**/*');
  const all = await request.allHeaders();
  const headers = Object.fromEntries(KEPT_HEADERS.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  return { path: new URL(request.url()).pathname, headers, body: request.postDataBuffer() ?? Buffer.alloc(0) };
}

/** How another site, or a program posing as a browser, can set the headers that tell where a request comes from. */
export const FOREIGN_HEADERS: Record<string, string>[] = [
  {},
  { origin: 'null' },
  { origin: 'https://other.example.com', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://other.example.com', 'x-forwarded-host': 'other.example.com' },
];

/** Replays a call. */
export function replay(
  request: APIRequestContext,
  url: string,
  { path, headers, body }: RecordedCall,
  fromWhere: Record<string, string>,
): Promise<APIResponse> {
  return request.post(`${url}${path}`, { headers: { ...headers, ...fromWhere }, data: body, maxRedirects: 0 });
}
