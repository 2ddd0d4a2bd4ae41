import type { Random } from '../crash/random';
import type { VendorBehavior } from '../mocks/vendor-behavior';
import type { VendorRequestBody } from '../mocks/vendor-services';

const JSON_PAGE = 'text/html; charset=utf-8';

/** Every way in which the storage API can misbehave. A refusal of the content is one too: the form is told, or staff. */
export const VENDOR_WAYS = {
  'follows the contract': 'well',
  'answers after 3 s': 'slow',
  'closes when it has read': 'close-after-reading',
  'closes when it has stored': 'close-after-storing',
  'resets when it has stored': 'reset-after-storing',
  'closes amid the answer': 'close-within-the-reply',
  'answers less than it says': 'wrong-length',
  'never answers': 'never-answer',
  'stores and never answers': 'store-and-never-answer',
  'answers without end': 'drip-forever',
  'answers with a page': 'html-200',
  'answers JSON that it calls a page': 'json-named-html',
  'page of a proxy, 502': 'html-502',
  'page of a proxy, 413': 'page-413',
  'stores, and 413': 'store-and-page-413',
  'stores, and 404': 'store-and-refuse-404',
  'stores, and 500': 'store-and-error-500',
  'stores, and a 504 of a proxy': 'store-and-page-504',
  'stores, and 408': 'store-and-time-out-408',
  'stores, and an empty answer': 'store-and-empty-200',
  'cuts its JSON short': 'truncated-json',
  'answers what is not UTF-8': 'not-utf8',
  'answers with wrong types': 'wrong-types',
  'answers about somebody else': 'other-customer',
  'error with 200': 'error-with-200',
  'answers megabytes': 'huge-body',
  'answers with a gzip bomb': 'gzip-bomb',
  redirects: 'redirect',
  'error 500': 'error-500',
  'refuses who we are': 'refuse-401',
  'too many, 429': { httpStatus: 429, text: '{"result":"Error","message":"Too many requests"}' },
  'away, 503': { httpStatus: 503, contentType: JSON_PAGE, text: '<h1>503</h1>' },
  'answers null': { httpStatus: 200, text: 'null' },
  'answers a list': { httpStatus: 200, text: '[]' },
  'refuses what was sent, 400': { httpStatus: 400, text: '{"result":"Error","message":"Missing a required input"}' },
} as const satisfies Record<string, VendorBehavior>;

export type VendorWay = keyof typeof VENDOR_WAYS;

const WAY_NAMES = Object.keys(VENDOR_WAYS) as [VendorWay, ...VendorWay[]];

/** Which calls about one customer it misbehaves for: so many of them, and of which kind. */
export type VendorPlan = { way: VendorWay; calls: 'all' | 'writes' | 'questions'; times: number };

/**
 * As an answer to a question this is one of the contract, and a lie: nobody could tell that the customer is there. As an
 * answer to a write it makes no sense, and has to be seen through.
 */
const LIES: readonly VendorWay[] = ['stores, and 404'];

/** Every way in turn, in the order of a shuffled list, so that a short run has them all, too. */
export function makeVendorPlanner(random: Random): () => VendorPlan {
  let upcoming: VendorWay[] = [];
  return () => {
    if (upcoming.length === 0) {
      upcoming = WAY_NAMES.map((way) => ({ way, rank: random.integer(0, 1_000_000) }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ way }) => way);
    }
    const way = upcoming.pop() ?? WAY_NAMES[0];
    const calls = random.pick<VendorPlan['calls']>(['all', 'writes', 'questions', 'writes']);
    return { way, calls: LIES.includes(way) ? 'writes' : calls, times: random.integer(1, 3) };
  };
}

const isMeant = ({ calls }: VendorPlan, { service }: VendorRequestBody) =>
  calls === 'all' || (calls === 'writes') === (service === 'createOrUpdateCustomer');

/** Plays the plans: each counts down with every call that it is meant for. */
export function createVendorPlayer() {
  const plans = new Map<string, VendorPlan>();
  return {
    plan: (email: string, plan: VendorPlan) => void plans.set(email, { ...plan }),
    /** From now on it follows the contract. */
    recover: () => plans.clear(),
    choose: (body: VendorRequestBody): VendorBehavior | undefined => {
      const plan = plans.get(body.target?.email ?? '');
      if (!plan || plan.times === 0 || !isMeant(plan, body)) return undefined;
      plan.times -= 1;
      return VENDOR_WAYS[plan.way];
    },
  };
}
