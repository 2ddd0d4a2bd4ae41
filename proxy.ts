import { type NextRequest, NextResponse } from 'next/server';
import { buildContentSecurityPolicy } from '@/lib/shared/security-headers';

const CSP_HEADER = 'Content-Security-Policy';
const NONCE_BYTES = 16;

/** Gives every page its own nonce. Next.js reads it from the policy on the request and puts it on its scripts. */
export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
  const policy = buildContentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set(CSP_HEADER, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(CSP_HEADER, policy);
  return response;
}

/**
 * Pages only: files and the storage API need no nonce, and would pay for it. So would server actions, whose whole body is
 * copied on the way through here; what they answer is data, not a page. No browser sends their header unless a script of ours
 * does, so no page is shown without its policy.
 */
export const config = {
  matcher: [
    {
      source: '/((?!_next/|v3/|api/|vendor/|workers/|favicon.ico|icon.svg).*)',
      missing: [{ type: 'header', key: 'next-action' }],
    },
  ],
};
