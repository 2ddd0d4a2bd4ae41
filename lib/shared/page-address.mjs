/** Plain JavaScript, because scripts/serve.mjs imports it too. */

/**
 * The request header in which a page finds its own address, as path and query: Next.js tells pages neither. Our server
 * sets it, or proxy.ts.
 */
export const PAGE_ADDRESS_HEADER = 'x-portal-address';
