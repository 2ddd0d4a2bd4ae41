import { z } from 'zod';
import { statusOf } from '../door/refusal';
import { staffReader } from '../door/staff-doors';
import { findLanguage } from '../http/find-language';
import { sendActivityExport } from '../staff/activity/send-activity-export';

/** The activity record as a CSV file. Anyone not allowed to have it gets the not-found answer. */
export const activityExportDoor = staffReader({
  name: 'activity-export',
  permission: 'view-activity',
  // `none`: the person typed the URL. If the browser says nothing, only the session counts.
  fetchSites: ['same-origin', 'none', null],
  input: z.tuple([z.instanceof(Request), z.unknown()]),
  refuse: (refused) => new Response(null, { status: refused.errorId === undefined ? 404 : statusOf(refused) }),
  work: ({ database, member, headers }, [request]) => {
    const language = findLanguage(headers);
    return sendActivityExport(database, member, new URL(request.url).searchParams, language);
  },
});
