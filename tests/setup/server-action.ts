import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

export type Posting = {
  headers?: Record<string, string>;
  /** Default: a connection of its own. */
  agent?: Agent;
  /** For the whole exchange, in milliseconds. Default: no limit. */
  deadlineMs?: number;
};

/** The server actions of the build in `.next`: the id of each by its name. */
export function readActionIds(): Map<string, string> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const actions = Object.entries<{ exportedName: string }>(manifest.node);
  return new Map(actions.map(([id, { exportedName }]) => [exportedName, id]));
}

/** The id of one server action. Throws if the build has none of that name. */
export function getActionId(name: string): string {
  const id = readActionIds().get(name);
  if (!id) throw new Error(`The build has no action ${name}`);
  return id;
}

/** A random IPv4 address, so that no two callers share a limit. */
export const makeAddress = (): string => Array.from(randomBytes(4), (byte) => 1 + (byte % 222)).join('.');

/** The headers of a browser that calls a server action from one of the portal's own pages. */
export function makeActionHeaders(origin: string, actionId: string, path: string): Record<string, string> {
  return {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': actionId,
    'sec-fetch-site': 'same-origin',
    origin,
    referer: `${origin}${path}`,
  };
}

/** Posts a body and reads the whole answer. Rejects when the connection breaks or the deadline passes. */
export function postBody(
  url: string,
  body: Buffer | string,
  { headers = {}, agent, deadlineMs }: Posting = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const outgoing = request(url, {
      method: 'POST',
      agent: agent ?? false,
      headers: { ...headers, 'content-length': bytes.length },
      ...(deadlineMs === undefined ? {} : { signal: AbortSignal.timeout(deadlineMs) }),
    });
    outgoing.once('error', reject);
    outgoing.once('response', async (response) => {
      try {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.end(bytes);
  });
}

/** What a server action returned: the second line of React's answer. Undefined if there is none. */
export function readActionResult(text: string): unknown {
  const line = /^1:(.+)$/m.exec(text)?.[1];
  try {
    return line === undefined ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}
