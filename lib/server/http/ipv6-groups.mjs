/** Plain JavaScript, because scripts/serve.mjs uses it too. */

const GROUPS = 8;

/**
 * The eight groups of a valid IPv6 address without a zone, without leading zeros; an IPv4 tail becomes two groups.
 *
 * @param {string} address
 * @returns {string[]}
 */
export function toIpv6Groups(address) {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  /** @param {string} part */
  const split = (part) => (part === '' ? [] : part.split(':'));
  if (tail === undefined) return split(head);
  const missing = GROUPS - split(head).length - split(tail).length;
  return [...split(head), ...Array(missing).fill('0'), ...split(tail)];
}
