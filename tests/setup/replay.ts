import type { APIRequestContext, APIResponse, Page, Request } from '@playwright/test';

/** A call of a server action as the browser sends it, to be sent again with other headers. */
export type RecordedCall = { path: string; headers: Record<string, string>; body: Buffer };

const KEPT_HEADERS = ['next-action', 'next-router-state-tree', 'content-type', 'accept', 'cookie', 'x-forwarded-for'];

/**
 * Presses something and keeps the server action that it calls from the server.
 *
 * @param isWanted tells the action from others of the page
 */
export async function recordCall(
  page: Page,
  press: () => Promise<void>,
  isWanted: (body: string) => boolean,
): Promise<RecordedCall> {
  const wanted = (request: Request) =>
    request.headers()['next-action'] !== undefined && isWanted(request.postData() ?? '');
  const sent = page.waitForRequest(wanted);
  await page.route('**/*', (route) => (wanted(route.request()) ? route.abort() : route.fallback()));
  await press();
  const request = await sent;
  await page.unroute('**/*');
  const all = await request.allHeaders();
  const headers = Object.fromEntries(KEPT_HEADERS.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  return { path: new URL(request.url()).pathname, headers, body: request.postDataBuffer() ?? Buffer.alloc(0) };
}

/** What another site, or a program that poses as a browser, can make of the headers that tell where a request is from. */
export const FOREIGN_HEADERS: Record<string, string>[] = [
  {},
  { origin: 'null' },
  { origin: 'https://other.example.com', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://other.example.com', 'x-forwarded-host': 'other.example.com' },
];

/** Sends a call again. */
export function replay(
  request: APIRequestContext,
  url: string,
  { path, headers, body }: RecordedCall,
  fromWhere: Record<string, string>,
): Promise<APIResponse> {
  return request.post(`${url}${path}`, { headers: { ...headers, ...fromWhere }, data: body, maxRedirects: 0 });
}
