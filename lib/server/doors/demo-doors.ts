import { z } from 'zod';
import { SIGN_IN_PATH, STAFF_HOME_PATH } from '../../shared/staff/staff-paths';
import { enterByDemoLink } from '../demo/demo-entrance';
import { tellDemoLink } from '../demo/tell-demo-link';
import { entranceReader } from '../door/public-doors';
import { toEmptyResponse } from '../door/refusal';
import { env } from '../env';

const goTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

/** The link printed when a demo starts: signs in, once. Outside a demo there is no such URL. */
export const openDemoLinkDoor = entranceReader({
  name: 'open-demo-link',
  input: z.tuple([z.unknown(), z.object({ token: z.string() })]),
  refuse: toEmptyResponse,
  work: async ({ entrance, ...caller }, [, { token }]) => {
    if (!env().isDemo) return new Response(null, { status: 404 });
    if (!(await enterByDemoLink(entrance, caller, token))) return goTo(SIGN_IN_PATH);
    tellDemoLink('The link was used. The next one:');
    return goTo(STAFF_HOME_PATH);
  },
});
