import 'server-only';
import { z } from 'zod';
import type { HandoffAnswer, HandoffForComputer, HandoffProblem, MadeHandoff } from '../../shared/handoff/handoff';
import { HANDOFF_MAX_AGE_MS } from '../../shared/handoff/handoff';
import { readBody } from '../http/read-body';
import { pollFromComputer } from './computer';
import { endFromComputer } from './end-handoff';
import { isFormOpen } from './is-form-open';
import { makeHandoff } from './make-handoff';
import { removeExpiredHandoffs } from './remove-expired-handoffs';
import { HANDOFF_LIMITS, type HandoffUse, withHandoffs } from './with-handoffs';

/** A secret and a few versions. */
const BODY_MAX_BYTES = 4_000;
const FETCHED_MAX = 8;

/** After the expiry, in milliseconds, so that a clock's rounding leaves nothing. */
const REMOVAL_DELAY_MS = 1_000;

const secretSchema = z.string().length(43);
const makeSchema = z.object({ invitationToken: secretSchema.optional() });
const pollSchema = z.object({ formSecret: secretSchema, fetched: z.array(z.uuid()).max(FETCHED_MAX) });
const endSchema = z.object({ formSecret: secretSchema, end: z.enum(['done', 'cancelled']) });

const STATUS_BY_PROBLEM: Record<HandoffProblem, number> = {
  'cross-site': 403,
  'form-closed': 403,
  'too-many': 429,
  image: 400,
  over: 410,
  unavailable: 503,
};

function toResponse<T>(answer: HandoffAnswer<T>): Response {
  const status = answer.ok ? 200 : STATUS_BY_PROBLEM[answer.problem];
  return Response.json(answer, { status, headers: { 'Cache-Control': 'no-store' } });
}

const BAD_REQUEST = () => new Response(null, { status: 400, headers: { 'Cache-Control': 'no-store' } });

async function findBody<T>(request: Request, schema: z.ZodType<T>): Promise<T | undefined> {
  const body = await readBody(request, BODY_MAX_BYTES);
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    return schema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

const formRequest = ({ headers }: Request, limit: HandoffUse['limit']): HandoffUse => ({
  headers,
  limit,
  mustBeSameOrigin: true,
});

/** Makes a handoff for a form that is open to the person. Answers 200 with its secrets, or the problem. */
export async function answerMake(request: Request): Promise<Response> {
  const body = await findBody(request, makeSchema);
  if (!body) return BAD_REQUEST();
  const answer = await withHandoffs<MadeHandoff>(
    formRequest(request, HANDOFF_LIMITS.make),
    async ({ database }, now) => {
      if (!(await isFormOpen(database, request, body.invitationToken, now)))
        return { ok: false, problem: 'form-closed' };
      const made = await makeHandoff(database, now);
      // Where nobody comes again, what expired still goes. A database that is away then is cleared by the next use.
      const remove = () => void removeExpiredHandoffs(database, Date.now()).catch(() => undefined);
      setTimeout(remove, HANDOFF_MAX_AGE_MS + REMOVAL_DELAY_MS).unref();
      return { ok: true, value: made };
    },
  );
  return toResponse(answer);
}

/** Gives a form what arrived for it. Answers 400 to what no form of ours sends. */
export async function answerPoll(request: Request): Promise<Response> {
  const body = await findBody(request, pollSchema);
  if (!body) return BAD_REQUEST();
  const answer = await withHandoffs<HandoffForComputer>(
    formRequest(request, HANDOFF_LIMITS.ask),
    async (store, now) => ({
      ok: true,
      value: await pollFromComputer(store, body, now),
    }),
  );
  return toResponse(answer);
}

/** Ends a handoff for the form. Answers 400 to what no form of ours sends. */
export async function answerEnd(request: Request): Promise<Response> {
  const body = await findBody(request, endSchema);
  if (!body) return BAD_REQUEST();
  const answer = await withHandoffs<null>(formRequest(request, HANDOFF_LIMITS.change), async ({ database }) => {
    await endFromComputer(database, body);
    return { ok: true, value: null };
  });
  return toResponse(answer);
}
