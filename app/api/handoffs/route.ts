import { answerMake } from '@/lib/server/handoffs/answer-form';

/** A form on a computer wants its photos from a phone. */
export const POST = (request: Request): Promise<Response> => answerMake(request);
