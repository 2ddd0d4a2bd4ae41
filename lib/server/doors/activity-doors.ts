import { z } from 'zod';
import { chooseLanguage } from '../../shared/words/choose-language';
import { statusOf } from '../door/refusal';
import { staffReader } from '../door/staff-doors';
import { sendActivityExport } from '../staff/activity/send-activity-export';

/** The record of activity as a CSV file. Who may not have it gets the answer for what is not there. */
export const activityExportDoor = staffReader({
  name: 'activity-export',
  permission: 'view-activity',
  // `none`: the person typed the address. Without a word of the browser the session alone counts.
  fetchSites: ['same-origin', 'none', null],
  input: z.tuple([z.instanceof(Request), z.unknown()]),
  refuse: (refused) => new Response(null, { status: refused.errorId === undefined ? 404 : statusOf(refused) }),
  work: ({ database, member, headers }, [request]) => {
    const language = chooseLanguage(headers.get('accept-language'));
    return sendActivityExport(database, member, new URL(request.url).searchParams, language);
  },
});
