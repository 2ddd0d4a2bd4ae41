import { createRandom, type Random } from '../crash/random';
import { emptyLimits } from '../setup/empty-limits';
import { makeFormValues } from '../setup/form-values';
import { readLog } from '../setup/log-lines';
import type { PortalServer } from '../setup/portal-server';
import { type RawReply, sendRaw } from '../setup/send-raw';
import { getActionId, makeActionHeaders, postBody, readActionIds, readActionResult } from '../setup/server-action';
import { readShownConsent } from '../setup/shown-consent';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import { makeTestImage } from '../setup/test-image';
import { REQUEST_KINDS, type RequestKind, type Seeds } from './make-request';
import { CANARY } from './mutate';

const AT_ONCE = 4;
const DEADLINE_MS = 15_000;
/** Bytes that are no whole request are waited for by the portal, for 10 seconds: that is tested elsewhere. */
const TORN_DEADLINE_MS = 1_500;
const EMPTY_LIMITS_EVERY_MS = 2_000;

const KINDS = Object.keys(REQUEST_KINDS) as [RequestKind, ...RequestKind[]];
const ERROR_ID = /(?:"errorId":"|[Ee]rror (?:id )?)([0-9a-f]{8})\b/g;

export type FuzzReport = {
  sent: number;
  /** By kind, how often each status was answered; 0 is a connection that was closed without an answer. */
  answers: Map<RequestKind, Map<number, number>>;
  /** By place in the log, how many unexpected errors, and the requests under way at the first. */
  surprises: Map<string, { count: number; underWay: string }>;
  /** The first request of each kind that was answered by an error of ours. */
  failed: Map<RequestKind, number>;
  violations: string[];
};

export async function makeSeeds({ url }: PortalServer): Promise<Seeds> {
  const consent = await readShownConsent(url);
  const size = { widthPx: 48, heightPx: 32 };
  const images = [
    await makeTestImage(size),
    await makeTestImage({ ...size, format: 'png' }),
    await makeTestImage({ ...size, format: 'webp' }),
  ] as const;
  const makeSubmission = (emailAddress: string, front: string) => ({
    submissionKey: crypto.randomUUID(),
    statusSecret: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
    values: makeFormValues({ emailAddress, firstName: CANARY }),
    documents: { front },
    consent,
  });
  return { origin: url, actionIds: readActionIds(), images, makeSubmission };
}

const isOurRefusal = ({ status, head }: RawReply) => status === 503 && /^retry-after:/im.test(head);

/** A person's form is still received. */
async function findHowItEnds(portal: PortalServer, seeds: Seeds): Promise<string[]> {
  const headers = makeActionHeaders(portal.url, getActionId('submitAsApplicant'), '/check');
  const form = seeds.makeSubmission('after@example.com', seeds.images[0].toString('base64'));
  try {
    const { text } = await postBody(`${portal.url}/check`, JSON.stringify([form]), {
      headers,
      deadlineMs: DEADLINE_MS,
    });
    const result = readActionResult(text) as { kind?: string } | undefined;
    return result?.kind === 'received' ? [] : ['a form is not received any more'];
  } catch {
    return ['the portal does not answer any more'];
  }
}

function judgeLog(output: string, startPid: number): string[] {
  const { foreign } = readLog(output);
  const problems = foreign.map((line) => `a line of the log is not ours: ${line.slice(0, 100)}`);
  if (output.includes(CANARY)) problems.push('something that was sent is in the log');
  try {
    process.kill(startPid, 0);
  } catch {
    problems.push('the process has ended');
  }
  return problems;
}

type Limits = { seconds: number; seed: string; only?: number | undefined };

/** Sends random requests for so many seconds. The request of a number depends on the seed only. */
export async function runFuzz(portal: PortalServer, { seconds, seed, only }: Limits): Promise<FuzzReport> {
  const port = Number(new URL(portal.url).port);
  const seeds = await makeSeeds(portal);
  const report: FuzzReport = { sent: 0, answers: new Map(), surprises: new Map(), failed: new Map(), violations: [] };
  const underWay = new Map<number, RequestKind>();
  const endsAt = Date.now() + seconds * 1000;
  let errorsSeen = 0;
  let failures = 0;

  function lookForSurprises() {
    const errors = readLog(portal.output()).lines.filter(({ id }) => id !== undefined);
    for (const { where = '' } of errors.slice(errorsSeen)) {
      const suspects = [...underWay].map(([index, kind]) => `${index} (${kind})`).join(', ');
      const { count, underWay: first } = report.surprises.get(where) ?? { count: 0, underWay: suspects };
      report.surprises.set(where, { count: count + 1, underWay: first });
    }
    errorsSeen = errors.length;
  }

  function judge(index: number, kind: RequestKind, reply: RawReply) {
    const answers = report.answers.get(kind) ?? new Map<number, number>();
    report.answers.set(kind, answers.set(reply.status, (answers.get(reply.status) ?? 0) + 1));
    lookForSurprises();
    if (reply.status >= 500 && reply.status !== 501 && !isOurRefusal(reply)) {
      failures += 1;
      if (!report.failed.has(kind)) report.failed.set(kind, index);
    }
    if (failures > errorsSeen) {
      report.violations.push(`request ${index} (${kind}): ${reply.status} without an id in the log`);
      failures = errorsSeen;
    }
    for (const [, id = ''] of reply.text.matchAll(ERROR_ID)) {
      if (!portal.output().includes(id)) report.violations.push(`request ${index} (${kind}): its id is not in the log`);
    }
    if (reply.how === 'cut by us' && kind !== 'bytes' && kind !== 'requests') {
      report.violations.push(`request ${index} (${kind}) was not answered in ${DEADLINE_MS / 1000} s`);
    }
  }

  async function sendOne(index: number) {
    const random: Random = createRandom(`${seed}/${index}`);
    const kind = random.pick(KINDS);
    underWay.set(index, kind);
    const isTorn = kind === 'bytes' || kind === 'requests';
    const bytes = REQUEST_KINDS[kind](random, seeds);
    const reply = await sendRaw(port, bytes, isTorn ? TORN_DEADLINE_MS : DEADLINE_MS);
    report.sent += 1;
    judge(index, kind, reply);
    underWay.delete(index);
    if (only !== undefined)
      process.stdout.write(
        `${bytes.toString('latin1').slice(0, 3_000)}\n\n${reply.head}\n${reply.text.slice(0, 3_000)}\n`,
      );
  }

  const timer = setInterval(() => emptyLimits(portal.dataDir), EMPTY_LIMITS_EVERY_MS);
  try {
    let next = 0;
    const worker = async () => {
      while (Date.now() < endsAt) await sendOne(next++);
    };
    if (only === undefined) await Promise.all(Array.from({ length: AT_ONCE }, worker));
    else await sendOne(only);
  } finally {
    clearInterval(timer);
  }
  emptyLimits(portal.dataDir);
  report.violations.push(...(await findHowItEnds(portal, seeds)), ...judgeLog(portal.output(), portal.pid));
  return report;
}

/** What the portal that is fuzzed is started with: the storage API answers over HTTP, too. */
export const FUZZED_ENV = {
  STORAGE_API_USER: STORAGE_CREDENTIALS.user,
  STORAGE_API_PASS: STORAGE_CREDENTIALS.pass,
  TRUSTED_PROXY_HOPS: '1',
};
