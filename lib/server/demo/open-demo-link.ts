import 'server-only';
import { SIGN_IN_PATH, STAFF_HOME_PATH } from '../../shared/staff/staff-paths';
import { getCaller } from '../door/caller';
import { env } from '../env';
import { getStaffEntrance } from '../staff/entrance/get-staff-auth';
import { enterByDemoLink } from './demo-entrance';
import { tellDemoLink } from './tell-demo-link';

const goTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

/** Answers the demo's link: signs in and leads to the console, once. In a portal that is no demo there is no such address. */
export async function openDemoLink(token: string): Promise<Response> {
  if (!env().isDemo) return new Response(null, { status: 404 });
  if (!(await enterByDemoLink(await getStaffEntrance(), await getCaller(), token))) return goTo(SIGN_IN_PATH);
  tellDemoLink('The link was used. The next one:');
  return goTo(STAFF_HOME_PATH);
}
