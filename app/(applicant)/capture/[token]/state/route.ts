import { answerLook } from '@/lib/server/handoffs/answer-phone';
import { readPhoneRequest } from '../phone-request';

type Context = { params: Promise<{ token: string }> };

/** The phone asks what became of the handoff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const answer = await answerLook(await readPhoneRequest(token));
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
}
