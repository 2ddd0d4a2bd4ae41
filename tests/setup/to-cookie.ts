/** The cookies that an answer sets, as a browser sends them back. */
export const toCookie = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
