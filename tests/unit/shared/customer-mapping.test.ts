import { expect, it } from 'vitest';
import { toCustomerTexts } from '@/lib/shared/contract/customer-mapping';
import { customerSchema } from '@/lib/shared/customer/customer';
import { makeFormValues } from '../../setup/form-values';

it('says a customer in the words of the contract, without the reference, which stands beside them', () => {
  const customer = customerSchema.parse(makeFormValues({ reference: '888888812' }));
  expect(toCustomerTexts(customer)).toEqual({
    email: 'jsmith@veratad.com',
    fn: 'John',
    ln: 'Smith',
    addr: '123 Main St',
    city: 'Stratford',
    state: 'CT',
    zip: '06614',
    dob: '19700101',
    phone: '2015106000',
  });
});
