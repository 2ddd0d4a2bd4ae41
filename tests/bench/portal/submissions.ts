import { randomBytes, randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import sharp from 'sharp';
import { makeFormValues } from '../../setup/form-values';
import { makeGivenConsent } from '../../setup/given-consent';
import { getActionId, makeActionHeaders, makeAddress, postBody } from '../../setup/server-action';

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

/** Bodies as React writes them for a server action: the arguments as JSON. Each has a different applicant. */
export async function makeBodies() {
  const [front, back] = [await makePhoto(), await makePhoto()];
  const consent = JSON.stringify(await makeGivenConsent());
  const tail = Buffer.from(`,"documents":${JSON.stringify({ front, back })},"consent":${consent}}]`);
  return (): Buffer => {
    const values = makeFormValues({ emailAddress: `${randomUUID()}@example.com` });
    const head = JSON.stringify({ submissionKey: randomUUID(), values });
    return Buffer.concat([Buffer.from(`[${head.slice(0, -1)}`), tail]);
  };
}

const agent = new Agent({ keepAlive: true });

/**
 * Creates the function that submits to a server as the portal's page does; it throws unless it gets the status back.
 */
export async function makeSubmitter(): Promise<(url: string) => Promise<void>> {
  const makeBody = await makeBodies();
  const actionId = getActionId('submitAsApplicant');
  return async (url) => {
    // A different network for each, so that the limit on submissions per address doesn't stop the benchmark.
    const headers = { ...makeActionHeaders(url, actionId, '/check'), 'x-forwarded-for': makeAddress() };
    const { text } = await postBody(`${url}/check`, makeBody(), { headers, agent });
    if (!text.includes('"status":"PENDING"')) throw new Error(`No status came back: ${text.slice(0, 300)}`);
  };
}
