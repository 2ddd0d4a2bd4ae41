import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { behave, isStoringFirst, type VendorBehavior } from './vendor-behavior';
import { createVendorServices, type VendorCustomer, type VendorRequestBody } from './vendor-services';

export type RecordedRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Bytes of the body as received; 0 if it was not read. */
  byteCount: number;
  /** The parsed JSON; undefined if it was not read or is not JSON. */
  body: VendorRequestBody | undefined;
  /** Settles when the exchange is over: either fully answered, or the connection closed first. */
  ended: Promise<'answered' | 'cut-off'>;
};

export type VendorServer = {
  url: string;
  user: string;
  pass: string;
  /** By lowercase email. */
  customers: Map<string, VendorCustomer>;
  requests: RecordedRequest[];
  /** The next requests are treated like this, one each; after them, as set by `behaveAlways`, initially `well`. */
  behaveNext(...behaviors: VendorBehavior[]): void;
  behaveAlways(behavior: VendorBehavior): void;
  /** Asked about each request that was read, unless `behaveNext` says something: undefined leaves it as it is. */
  behaveBy(choose: (body: VendorRequestBody) => VendorBehavior | undefined): void;
  /** Called for each create or update that was stored, in the moment in which it is. */
  onStored(note: (body: VendorRequestBody) => void): void;
  /** The next create or update returns this status immediately; PENDING is the default. */
  decideNext(status: 'PASS' | 'PENDING' | 'FAIL'): void;
  close(): Promise<void>;
};

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(bytes: Buffer): VendorRequestBody | undefined {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function record(request: IncomingMessage, response: ServerResponse): RecordedRequest {
  const ended = new Promise<'answered' | 'cut-off'>((resolve) => {
    response.once('close', () => resolve(response.writableFinished ? 'answered' : 'cut-off'));
  });
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, byteCount: 0, body: undefined, ended };
}

/**
 * Starts a server on 127.0.0.1 that plays the vendor's storage API over a real socket, and misbehaves when told to.
 *
 * @param port 0, the default, picks any free one
 */
export async function startVendorServer({ port = 0 } = {}): Promise<VendorServer> {
  const credentials = { user: 'vendor-user-4711', pass: 'vendor-pass-s3cr3t' };
  const services = createVendorServices(credentials);
  const requests: RecordedRequest[] = [];
  const upcoming: VendorBehavior[] = [];
  let usual: VendorBehavior = 'well';
  let choose: (body: VendorRequestBody) => VendorBehavior | undefined = () => undefined;
  let note: (body: VendorRequestBody) => void = () => undefined;

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const next = upcoming.shift();
    let behavior = next ?? usual;
    const recorded = record(request, response);
    requests.push(recorded);
    if (behavior !== 'close-before-reading') {
      const bytes = await readBody(request);
      recorded.byteCount = bytes.byteLength;
      recorded.body = parse(bytes);
    }
    if (next === undefined && recorded.body) behavior = choose(recorded.body) ?? usual;
    const reply = recorded.body && isStoringFirst(behavior) ? services.answer(recorded.body) : undefined;
    if (recorded.body?.service === 'createOrUpdateCustomer' && reply?.httpStatus === 200) note(recorded.body);
    behave(behavior, response, reply);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: boundPort } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${boundPort}/v3/stable/api/storage`,
    ...credentials,
    customers: services.customers,
    requests,
    decideNext: services.decideNext,
    behaveNext: (...behaviors) => {
      upcoming.push(...behaviors);
    },
    behaveAlways: (behavior) => {
      usual = behavior;
    },
    behaveBy: (chosen) => {
      choose = chosen;
    },
    onStored: (noted) => {
      note = noted;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
