import { findPermittedReader } from '@/lib/server/door/require-staff';
import { answerActivityExport } from '@/lib/server/staff/activity/answer-activity-export';

/** The record of activity as a CSV file. Who may not have it gets the answer for what is not there. */
export async function GET(request: Request): Promise<Response> {
  const member = await findPermittedReader(request, 'view-activity');
  return member ? answerActivityExport(member, new URL(request.url).searchParams) : new Response(null, { status: 404 });
}
