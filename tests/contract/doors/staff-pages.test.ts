import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { type DoorSetting, openDoorSetting, pageHeaders, type SignedIn } from './door-setting';

/** What Next.js would be asked for: the request's headers, and where the page redirects instead of rendering. */
const asked = vi.hoisted(() => ({ headers: new Headers() }));

class LedTo extends Error {}
const leadTo = (place: string): never => {
  throw new LedTo(place);
};

vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ toString: () => asked.headers.get('cookie') ?? '' }),
}));
vi.mock('next/navigation', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/navigation')>()),
  redirect: (path: string) => leadTo(path),
  notFound: () => leadTo('what is not there'),
}));

const CONSOLE = join(process.cwd(), 'app/staff/(console)');

const ROLES: StaffRole[] = ['administrator', 'reviewer', 'entry'];

/** Who can see each page of the console. Add new pages here too. */
const ROLES_BY_PAGE: Record<string, StaffRole[]> = {
  // Says that there is no such page.
  '[...rest]/page.tsx': ROLES,
  'account/page.tsx': ROLES,
  'activity/page.tsx': ['administrator'],
  'customers/page.tsx': ROLES,
  'customers/[id]/page.tsx': ROLES,
  'customers/[id]/next/page.tsx': ['administrator', 'reviewer'],
  'customers/new/page.tsx': ROLES,
  'held/page.tsx': ['administrator', 'reviewer'],
  'held/[id]/page.tsx': ['administrator', 'reviewer'],
  'invitations/page.tsx': ROLES,
  'members/page.tsx': ['administrator'],
  'undelivered/page.tsx': ['administrator', 'reviewer'],
};

/** What the record of activity says of whoever may not see a page; of all others, that it is about decisions. */
const RECORDED_AS: Record<string, string> = {
  'activity/page.tsx': 'page-view-activity',
  'members/page.tsx': 'page-manage-staff',
};

/** No customer has the requested id, and nothing the address: only those who may look are told so. */
const PAGES_OF_NOTHING = ['[...rest]/page.tsx', 'customers/[id]/page.tsx'];

/** They show a member's own data, even while a second factor is missing. */
const OWN_PAGES = ['account/page.tsx'];

const pages = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('page.tsx'));

let setting: DoorSetting;
let members: Record<StaffRole, SignedIn>;
let short: SignedIn;
let disabled: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  const { signIn } = setting;
  members = {
    administrator: await signIn('administrator'),
    reviewer: await signIn('reviewer'),
    entry: await signIn('entry'),
  };
  short = await signIn('administrator');
  await setting.setAccount(short.id, { has_short_password: 1 });
  disabled = await signIn('administrator');
  await setting.setAccount(disabled.id, { disabled_at: Date.now() });
  // The first read of sealed data records which keys the database belongs to.
  await open('held/page.tsx', members.reviewer.cookie);
});
afterAll(() => setting.close());
beforeEach(() => {
  asked.headers = pageHeaders();
});

type Page = (props: object) => Promise<unknown>;

const SIGN_IN_PAGE = '../(entrance)/sign-in/page.tsx';

const importPage = async (file: string): Promise<[string, Page]> => [file, (await import(join(CONSOLE, file))).default];

const shown = new Map(await Promise.all([...pages, SIGN_IN_PAGE].map(importPage)));

/** Where a page redirects someone with this cookie; undefined if it renders. */
async function open(file: string, cookie: string | null, address: string | null = null): Promise<string | undefined> {
  asked.headers = pageHeaders({ cookie, 'x-portal-address': address });
  try {
    await shown.get(file)?.({ params: Promise.resolve({ id: 'unknown' }), searchParams: Promise.resolve({}) });
    return undefined;
  } catch (error) {
    if (error instanceof LedTo) return error.message;
    throw error;
  }
}

it('is known of every page of the console who sees it', () => {
  expect(pages.sort()).toEqual(Object.keys(ROLES_BY_PAGE).sort());
});

it('shows the sign-in to whoever is not signed in, and leads whoever is into the console', async () => {
  expect(await open(SIGN_IN_PAGE, null)).toBeUndefined();
  expect(await open(SIGN_IN_PAGE, disabled.cookie)).toBeUndefined();
  for (const { cookie } of [members.entry, short]) expect(await open(SIGN_IN_PAGE, cookie)).toBe('/staff');
});

describe.each(pages)('the page %s', (file) => {
  it('leads whoever is not signed in, or was disabled, to the sign-in', async () => {
    expect(await open(file, null)).toBe('/staff/sign-in');
    expect(await open(file, 'portal-staff.session_token=made-up')).toBe('/staff/sign-in');
    expect(await open(file, disabled.cookie)).toBe('/staff/sign-in');
  });

  it('is kept in mind by the sign-in that it leads to, and nothing that lies elsewhere', async () => {
    const asked = '/staff/held/some-id?after=x';
    const kept = '/staff/sign-in?to=%2Fstaff%2Fheld%2Fsome-id%3Fafter%3Dx';
    expect(await open(file, null, asked)).toBe(kept);
    expect(await open(file, null, '//other.example.com/staff/held')).toBe('/staff/sign-in');
  });

  it('leads whoever has a short password and no second factor to the account page, unless it is that', async () => {
    expect(await open(file, short.cookie)).toBe(OWN_PAGES.includes(file) ? undefined : '/staff/account');
  });

  it.each(ROLES)('shows itself to the role %s just where it may', async (role) => {
    const counted = ['staff_sessions', 'activity', 'rate_limits'];
    const before = await setting.countRows(counted);
    const ledTo = await open(file, members[role].cookie);
    const isPermitted = ROLES_BY_PAGE[file]?.includes(role);
    expect(ledTo).toBe(isPermitted && !PAGES_OF_NOTHING.includes(file) ? undefined : 'what is not there');
    expect(await setting.countRows(counted)).toEqual(before);
    if (isPermitted) return;
    const refusals = setting.database.kysely.selectFrom('activity').select('detail').distinct();
    const ofMember = refusals.where('action', '=', 'access.role-refused').where('actor_id', '=', members[role].id);
    expect(await ofMember.execute()).toContainEqual({ detail: RECORDED_AS[file] ?? 'page-decide' });
  });
});
