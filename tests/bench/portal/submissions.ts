import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import sharp from 'sharp';
import { makeFormValues } from '../../setup/form-values';
import { makeGivenConsent } from '../../setup/given-consent';

/** One photo in base64, in characters: about the size of a phone's photo once it is prepared. */
const PHOTO_CHARACTERS = 1_000_000;

/** A JPEG of noise whose base64 is about that long; a JPEG's size follows its pixel count. */
async function makePhoto(): Promise<string> {
  const make = (edge: number) =>
    sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } })
      .jpeg({ quality: 80 })
      .toBuffer();
  const sampleEdge = 400;
  const sample = (await make(sampleEdge)).toString('base64');
  return (await make(Math.round(sampleEdge * Math.sqrt(PHOTO_CHARACTERS / sample.length)))).toString('base64');
}

/** The id of the server action that takes an applicant's form, as named by the build. */
function findActionId(): string {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const actions = Object.entries<{ exportedName: string }>(manifest.node);
  const action = actions.find(([, { exportedName }]) => exportedName === 'submitAsApplicant');
  if (!action) throw new Error('The build has no action submitAsApplicant');
  return action[0];
}

/** Bodies as React writes them for a server action: the arguments as JSON. Each has a different applicant. */
async function makeBodies() {
  const [front, back] = [await makePhoto(), await makePhoto()];
  const consent = JSON.stringify(await makeGivenConsent());
  const tail = Buffer.from(`,"documents":${JSON.stringify({ front, back })},"consent":${consent}}]`);
  return (): Buffer => {
    const values = makeFormValues({ emailAddress: `${randomUUID()}@example.com` });
    const head = JSON.stringify({ submissionKey: randomUUID(), values });
    return Buffer.concat([Buffer.from(`[${head.slice(0, -1)}`), tail]);
  };
}

/** A different network for each, so that the limit on submissions per address doesn't stop the benchmark. */
const makeAddress = () => Array.from(randomBytes(4), (byte) => 1 + (byte % 222)).join('.');

const agent = new Agent({ keepAlive: true });

function post(url: string, headers: Record<string, string>, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } });
    outgoing.once('error', reject);
    outgoing.once('response', async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve(text);
    });
    outgoing.end(body);
  });
}

/**
 * Creates the function that submits to a server as the portal's page does; it throws unless it gets the status back.
 */
export async function makeSubmitter(): Promise<(url: string) => Promise<void>> {
  const makeBody = await makeBodies();
  const headers = {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': findActionId(),
    'sec-fetch-site': 'same-origin',
  };
  return async (url) => {
    const own = { ...headers, origin: url, referer: `${url}/check`, 'x-forwarded-for': makeAddress() };
    const answer = await post(`${url}/check`, own, makeBody());
    if (!answer.includes('"status":"PENDING"')) throw new Error(`No status came back: ${answer.slice(0, 300)}`);
  };
}
