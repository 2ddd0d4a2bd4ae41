import { toWire } from '../../../shared/contract/customer-mapping';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { FieldName } from '../../../shared/customer/fields';

const FIRST_NAMES = ['Ada', 'Ben', 'Chloé', 'Diego', 'Edda', 'Femi', 'Grace', 'Hiro', 'Ines', 'José', 'Kofi', 'Łucja'];
const LAST_NAMES = ['Adams', 'Brooks', 'Castillo', 'Dubois', 'Eriksen', "O'Farrell", 'Garcia', 'Haas', 'Ito', 'Jones'];
const STREETS = ['Main St', 'Oak Ave', 'Park Rd', 'Second St', 'Elm Ct', 'Lake Dr', 'Hill Ln'];
const PLACES = [
  { city: 'Stratford', state: 'CT', zipCode: '06614' },
  { city: 'Austin', state: 'TX', zipCode: '78701' },
  { city: 'Portland', state: 'OR', zipCode: '97201' },
  { city: 'Miami', state: 'FL', zipCode: '33101' },
];
/** Most customers have been accepted. */
const STATUSES: CustomerStatus[] = [
  'PASS',
  'PASS',
  'PASS',
  'PENDING',
  'PASS',
  'PASS',
  'FAIL',
  'PASS',
  'PENDING',
  'PASS',
];

/** Reserved for examples: no real customer has an address there. */
export const INVENTED_EMAIL_DOMAIN = 'invented.example';

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], number: number): T => list[number % list.length] as T;

/**
 * Invents one customer as columns, the same one for the same number. `series` keeps the emails of several runs
 * distinct.
 */
export function inventCustomer(number: number, series: string) {
  const digits = String(number).padStart(9, '0');
  const [month, day] = [(number % 12) + 1, (number % 28) + 1].map((value) => String(value).padStart(2, '0'));
  const details: Record<FieldName, string> = {
    emailAddress: `${series}-${digits}@${INVENTED_EMAIL_DOMAIN}`,
    reference: digits,
    firstName: pick(FIRST_NAMES, number),
    lastName: pick(LAST_NAMES, Math.floor(number / FIRST_NAMES.length)),
    streetAddress: `${(number % 9000) + 1} ${pick(STREETS, number)}`,
    ...pick(PLACES, number),
    phoneNumber: `201555${String(number % 10_000).padStart(4, '0')}`,
    dateOfBirth: `${1940 + (number % 65)}${month}${day}`,
  };
  return { ...toWire(details), status: pick(STATUSES, number) };
}
