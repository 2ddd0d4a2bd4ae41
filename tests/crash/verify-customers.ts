import { z } from 'zod';
import { WIRE_ATTRIBUTES, type WireAttribute } from '../../lib/shared/contract/request';
import { callStorage, type StorageReply } from './call-storage';
import { describeContent } from './customer-write';
import type { Ledger } from './ledger';

/** The result of a comparison. A lost customer is one whose acknowledged content is missing. */
export type Verification = { stored: number; lost: number; problems: string[] };

const attributes = Object.fromEntries(WIRE_ATTRIBUTES.map((name) => [name, z.string()])) as Record<
  WireAttribute,
  z.ZodString
>;
const storedSchema = z.object({
  reference: z.string(),
  status: z.literal('PENDING'),
  target: z.object({ ...attributes, documents: z.object({ front: z.base64(), back: z.base64().optional() }) }),
});

/** Undefined if anything that every write sends is missing. */
function findContent(reply: StorageReply): string | undefined {
  const parsed = storedSchema.safeParse(reply.body);
  if (!parsed.success) return undefined;
  const { documents, ...texts } = parsed.data.target;
  return describeContent({
    reference: parsed.data.reference,
    attributes: texts,
    front: Buffer.from(documents.front, 'base64'),
    back: documents.back === undefined ? undefined : Buffer.from(documents.back, 'base64'),
  });
}

async function readCustomer(url: string, email: string): Promise<StorageReply[]> {
  const target = { email };
  const replies = [
    await callStorage(url, 'getStatus', { target }),
    await callStorage(url, 'getDocumentImages', { target }),
  ];
  return replies.filter((reply) => reply !== undefined);
}

async function findProblem(url: string, ledger: Ledger, email: string): Promise<string | undefined> {
  const [status, images] = await readCustomer(url, email);
  if (!status || !images) return 'no answer';
  const codes = `${status.httpStatus}, ${images.httpStatus}`;
  if (codes === '404, 404') {
    if (ledger.isRequired(email)) return 'an acknowledged customer is not there';
    ledger.settle(email, undefined);
    return undefined;
  }
  if (codes !== '200, 200') return `answered ${codes}`;
  const content = findContent(images);
  if (content === undefined || !ledger.listPossibleContents(email).includes(content)) {
    return 'what is stored is not what was acknowledged last, nor a later write as a whole';
  }
  ledger.settle(email, content);
  return undefined;
}

/** Compares every customer in the ledger with the storage, over HTTP, and records what it found in the ledger. */
export async function verifyCustomers(url: string, ledger: Ledger): Promise<Verification> {
  const problems: string[] = [];
  let lost = 0;
  for (const email of ledger.listEmails()) {
    const isRequired = ledger.isRequired(email);
    const problem = await findProblem(url, ledger, email);
    if (problem === undefined) continue;
    problems.push(`${email}: ${problem}`);
    if (isRequired) lost += 1;
  }
  return { stored: ledger.listEmails().length, lost, problems };
}
