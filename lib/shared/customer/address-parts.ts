import { formatAddress } from 'localized-address-format';

const MARK = '#';

/**
 * Returns which parts an address has in a country, based on the address formats of Google's libaddressinput.
 *
 * @param country ISO 3166-1 alpha-2
 */
export function describeAddressParts(country: string): { hasState: boolean; hasPostalCode: boolean } {
  const has = (part: 'administrativeArea' | 'postalCode') =>
    formatAddress({ postalCountry: country, [part]: MARK }).some((line) => line.includes(MARK));
  return { hasState: has('administrativeArea'), hasPostalCode: has('postalCode') };
}
