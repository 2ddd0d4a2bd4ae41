import { answerEnd } from '@/lib/server/handoffs/answer-form';

/** A form has all it wants, or wants nothing any more. */
export const POST = (request: Request): Promise<Response> => answerEnd(request);
