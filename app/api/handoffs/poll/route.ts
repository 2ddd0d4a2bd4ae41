import { answerPoll } from '@/lib/server/handoffs/answer-form';

/** A form asks what arrived for it. A POST, since the secret must not stand in an address. */
export const POST = (request: Request): Promise<Response> => answerPoll(request);
