import type { Customer } from '../customer/customer';
import type { StoredDetails } from '../customer/known-customer';
import type { StatusReply } from './reply';
import type { WireTexts } from './request';

/** Says a customer in the words of the contract: the one place that knows both vocabularies. */
export function toCustomerTexts(customer: Customer): WireTexts {
  return {
    email: customer.emailAddress,
    fn: customer.firstName,
    ln: customer.lastName,
    addr: customer.streetAddress,
    city: customer.city,
    state: customer.state,
    zip: customer.zipCode,
    dob: customer.dateOfBirth,
    phone: customer.phoneNumber,
  };
}

/** Says what the storage echoes of a customer in the portal's words. */
export function toStoredDetails({ reference, target }: StatusReply): StoredDetails {
  const { fn, ln, addr, city, state, zip, phone, dob } = target;
  return {
    firstName: fn ?? '',
    lastName: ln ?? '',
    streetAddress: addr ?? '',
    city: city ?? '',
    state: state ?? '',
    zipCode: zip ?? '',
    phoneNumber: phone ?? '',
    dateOfBirth: dob ?? '',
    reference: reference ?? '',
  };
}
