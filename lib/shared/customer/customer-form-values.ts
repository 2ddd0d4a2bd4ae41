/** What the form holds, as typed. `state` is a USPS code, or free text outside the United States. */
export type CustomerFormValues = {
  firstName: string;
  lastName: string;
  streetAddress: string;
  isOutsideUnitedStates: boolean;
  city: string;
  state: string;
  zipCode: string;
  dateOfBirth: { month: string; day: string; year: string };
  phoneNumber: string;
  emailAddress: string;
  /** The caller's own value for this customer; empty when there is none. */
  reference: string;
};

export const EMPTY_CUSTOMER_FORM_VALUES: CustomerFormValues = {
  firstName: '',
  lastName: '',
  streetAddress: '',
  isOutsideUnitedStates: false,
  city: '',
  state: '',
  zipCode: '',
  dateOfBirth: { month: '', day: '', year: '' },
  phoneNumber: '',
  emailAddress: '',
  reference: '',
};
