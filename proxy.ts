import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_ADDRESS_HEADER } from '@/lib/shared/page-address.mjs';
import { makePagePolicy } from '@/lib/shared/page-policy.mjs';

const CSP_HEADER = 'Content-Security-Policy';

/**
 * Gives a page its content security policy and its own address if our own server has not: under `npm run dev`, and for
 * anyone who serves the build another way. scripts/serve.mjs does the same in a twentieth of the time.
 */
export function proxy(request: NextRequest) {
  const policy = makePagePolicy(process.env.NODE_ENV);
  const headers = new Headers(request.headers);
  headers.set(CSP_HEADER, policy);
  headers.set(PAGE_ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(CSP_HEADER, policy);
  return response;
}

/** Only pages, and only those without a policy so far. lib/shared/page-policy.mjs has the same addresses. */
export const config = {
  matcher: [
    {
      source: '/((?!_next/|v3/|api/|company/|vendor/|workers/|favicon.ico|icon.svg).*)',
      missing: [{ type: 'header', key: 'content-security-policy' }],
    },
  ],
};
