import { type CustomerFormValues, EMPTY_CUSTOMER_FORM_VALUES } from '@/lib/shared/customer/customer-form-values';

/** Form values that the schema accepts, with changes; the person is made up. */
export function makeFormValues(changes: Partial<CustomerFormValues> = {}): CustomerFormValues {
  return {
    ...EMPTY_CUSTOMER_FORM_VALUES,
    firstName: 'John',
    lastName: 'Smith',
    streetAddress: '123 Main St',
    city: 'Stratford',
    state: 'CT',
    zipCode: '06614',
    dateOfBirth: { month: '1', day: '1', year: '1970' },
    phoneNumber: '(201) 510-6000',
    emailAddress: 'jsmith@veratad.com',
    ...changes,
  };
}
