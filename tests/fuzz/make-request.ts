import { STORAGE_API_PATH } from '../../lib/shared/contract/request';
import type { Random } from '../crash/random';
import { toRequestBytes } from '../setup/send-raw';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import { CANARY, mutateBytes, mutateValue, pickText } from './mutate';

/** What every request is made of: parts that the portal accepts. */
export type Seeds = {
  origin: string;
  /** The portal's server actions, by name. */
  actionIds: ReadonlyMap<string, string>;
  /** Pictures that are whole. */
  images: readonly [Buffer, ...Buffer[]];
  /** A form that would be accepted, with any email and any photo. */
  makeSubmission(email: string, front: string): object;
};

const PATHS: [string, ...string[]] = [
  '/',
  '/which-id',
  '/front',
  '/check',
  '/api/health',
  '/api/handoffs',
  '/api/handoffs/poll',
  '/api/handoffs/end',
  `/api/staff/images/${CANARY}/1/front`,
  '/api/auth/callback/oidc',
  '/staff',
  '/staff/sign-in',
  '/staff/sign-in/code',
  `/staff/join/${CANARY}`,
  '/staff/customers',
  `/staff/customers/${CANARY}`,
  '/staff/activity/export',
  `/staff/demo/${CANARY}`,
  `/status/${CANARY}`,
  `/status/${CANARY}/state`,
  `/capture/${CANARY}`,
  `/capture/${CANARY}/state`,
  `/invite/${CANARY}`,
  `/invite/${CANARY}/check`,
  `/invite/${CANARY}/in/fr`,
  `/later/${CANARY}`,
  '/language',
  '/company/theme.css',
  '/company/logo/0',
  '/security.txt',
  '/.well-known/security.txt',
  '/_next/static/x.js',
  '/_next/image',
  STORAGE_API_PATH,
];
const METHODS: [string, ...string[]] = [
  'GET',
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'QUERY',
];
const HEADER_NAMES: [string, ...string[]] = [
  ...['accept', 'accept-language', 'cookie', 'content-type', 'content-length', 'transfer-encoding', 'expect', 'range'],
  ...['next-action', 'next-router-state-tree', 'next-router-prefetch', 'rsc', 'x-forwarded-for', 'x-forwarded-host'],
  ...['x-forwarded-proto', 'origin', 'referer', 'sec-fetch-site', 'if-none-match', 'upgrade', 'connection', 'host'],
  ...['x-middleware-subrequest', 'x-nextjs-data', 'purpose', 'authorization', 'x-action-forwarded', 'next-url'],
] as [string, ...string[]];

/** Without line ends, which would begin another header, unless that is meant. */
const oneLine = (text: string) => text.replace(/[\r\n\0]/g, ' ');
const makeAddress = (random: Random) => Array.from({ length: 4 }, () => random.integer(1, 222)).join('.');

function makeHeaders(random: Random, most: number): Record<string, string> {
  const headers: Record<string, string> = { 'x-forwarded-for': makeAddress(random) };
  for (let count = random.integer(0, most); count > 0; count -= 1) {
    headers[random.pick(HEADER_NAMES)] = oneLine(pickText(random)).slice(0, 4_000);
  }
  return headers;
}

function makePath(random: Random): string {
  const path = random.pick(PATHS);
  const how = random.integer(0, 4);
  if (how === 0)
    return `${path}?${encodeURIComponent(oneLine(pickText(random)).slice(0, 500).toWellFormed())}=${CANARY}`;
  if (how === 1) return `${path}/${encodeURIComponent(pickText(random).slice(0, 500).toWellFormed())}`;
  if (how === 2) return path.replace(CANARY, random.bytes(32).toString('base64url'));
  if (how === 3)
    return mutateBytes(random, Buffer.from(path))
      .toString('latin1')
      .replace(/[\s\0]/g, '%');
  return path;
}

const makeEmail = (random: Random) => `${CANARY}-${random.bytes(6).toString('hex')}@example.com`;

function makeActionRequest(random: Random, seeds: Seeds, body: string, name?: string): Buffer {
  const names = [...seeds.actionIds.keys()];
  const chosen = name ?? names[random.integer(0, names.length - 1)] ?? '';
  const headers = {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': seeds.actionIds.get(chosen) ?? '',
    'sec-fetch-site': 'same-origin',
    origin: seeds.origin,
    host: new URL(seeds.origin).host,
    'x-forwarded-for': makeAddress(random),
  };
  return toRequestBytes({
    method: 'POST',
    path: random.pick(['/check', '/', '/staff/sign-in', '/later/x']),
    headers,
    body,
  });
}

function makeMultipart(random: Random, fields: Record<string, string>) {
  const boundary = `----${random.bytes(8).toString('hex')}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

const ARGUMENTS: [unknown, ...unknown[]] = [
  [{ emailAddress: `${CANARY}@example.com`, password: CANARY }],
  [`${CANARY}`, { values: { firstName: CANARY } }],
  [{ id: CANARY, offset: 0, piece: CANARY, totalByteCount: 10 }],
  [CANARY, CANARY, CANARY],
  [{ code: '123456', submissionKey: CANARY, emailAddress: `${CANARY}@example.com` }],
  [[CANARY], 5, null],
];

const oddImage = (random: Random, { images }: Seeds) => mutateBytes(random, random.pick(images)).toString('base64');

const makeApiCall = (random: Random, front: string) => ({
  ...STORAGE_CREDENTIALS,
  service: random.pick([
    'createOrUpdateCustomer',
    'createOrUpdateCustomer',
    'getStatus',
    'getDocumentImages',
    'updateStatus',
  ]),
  reference: CANARY,
  target: {
    ...{
      email: makeEmail(random),
      fn: CANARY,
      ln: 'Smith',
      addr: '1 Main St',
      city: 'Stratford',
      state: 'CT',
      zip: '06614',
    },
    ...{ dob: '19700101', phone: '2015106000', status: 'PASS', documents: { front } },
  },
});

const makeApiRequest = (random: Random, body: Buffer | string) =>
  toRequestBytes({ method: 'POST', path: STORAGE_API_PATH, headers: { 'x-forwarded-for': makeAddress(random) }, body });

/** Makes one request of each kind, from random values alone. */
export const REQUEST_KINDS = {
  bytes: (random: Random) => {
    const request = toRequestBytes({
      method: 'POST',
      path: makePath(random),
      headers: makeHeaders(random, 4),
      body: CANARY,
    });
    return random.integer(0, 3) === 0 ? random.bytes(random.integer(1, 500)) : mutateBytes(random, request);
  },
  requests: (random: Random) =>
    toRequestBytes({
      ...{ method: random.pick(METHODS), path: makePath(random), headers: makeHeaders(random, 8) },
      ...(random.integer(0, 2) === 0 ? { body: pickText(random) } : {}),
    }),
  forms: (random: Random, seeds: Seeds) => {
    const ids = [...seeds.actionIds.values()];
    const id = ids[random.integer(0, ids.length - 1)] ?? '';
    const { type, body } = makeMultipart(random, {
      [random.pick([`$ACTION_ID_${id}`, '$ACTION_REF_1', '$ACTION_KEY', CANARY])]: pickText(random),
      '$ACTION_1:0': JSON.stringify({ id, bound: pickText(random) }),
      '$ACTION_1:1': JSON.stringify([pickText(random)]),
      emailAddress: pickText(random),
      password: pickText(random),
    });
    const headers = {
      ...makeHeaders(random, 2),
      connection: 'close',
      'content-type': type,
      origin: seeds.origin,
      host: new URL(seeds.origin).host,
    };
    const path = makePath(random);
    return toRequestBytes({
      method: 'POST',
      path,
      headers,
      body: random.integer(0, 2) ? body : mutateBytes(random, body),
    });
  },
  actions: (random: Random, seeds: Seeds) => {
    const text = JSON.stringify(mutateValue(random, random.pick(ARGUMENTS)));
    const isTorn = random.integer(0, 4) === 0;
    return makeActionRequest(random, seeds, isTorn ? mutateBytes(random, Buffer.from(text)).toString('latin1') : text);
  },
  submissions: (random: Random, seeds: Seeds) => {
    const form = seeds.makeSubmission(makeEmail(random), seeds.images[0].toString('base64'));
    return makeActionRequest(random, seeds, JSON.stringify(mutateValue(random, [form])), 'submitAsApplicant');
  },
  images: (random: Random, seeds: Seeds) => {
    const form = seeds.makeSubmission(makeEmail(random), oddImage(random, seeds));
    return makeActionRequest(random, seeds, JSON.stringify([form]), 'submitAsApplicant');
  },
  'API bodies': (random: Random, { images }: Seeds) => {
    const text = JSON.stringify(mutateValue(random, makeApiCall(random, images[0].toString('base64'))));
    return makeApiRequest(random, random.integer(0, 4) === 0 ? mutateBytes(random, Buffer.from(text)) : text);
  },
  'API images': (random: Random, seeds: Seeds) =>
    makeApiRequest(random, JSON.stringify(makeApiCall(random, oddImage(random, seeds)))),
} satisfies Record<string, (random: Random, seeds: Seeds) => Buffer>;

export type RequestKind = keyof typeof REQUEST_KINDS;
