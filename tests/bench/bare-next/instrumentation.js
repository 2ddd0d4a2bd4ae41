/** Next.js looks for this file upwards as well: without it the portal's own would start here. */
export function register() {}
