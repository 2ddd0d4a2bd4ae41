import { expect, it } from 'vitest';
import { toCreateOrUpdateRequest } from '@/lib/shared/contract/customer-mapping';
import { customerSchema } from '@/lib/shared/customer/customer';
import { makeFormValues } from '../../setup/form-values';

const documents = { front: 'AAAA' };

it('says a customer in the words of the contract', () => {
  const customer = customerSchema.parse(makeFormValues({ reference: '888888812' }));
  expect(toCreateOrUpdateRequest(customer, documents, customer.reference)).toEqual({
    service: 'createOrUpdateCustomer',
    reference: '888888812',
    target: {
      email: 'jsmith@veratad.com',
      fn: 'John',
      ln: 'Smith',
      addr: '123 Main St',
      city: 'Stratford',
      state: 'CT',
      zip: '06614',
      dob: '19700101',
      phone: '2015106000',
      documents,
    },
  });
});

it('leaves the stored reference alone when there is none to send', () => {
  const customer = customerSchema.parse(makeFormValues());
  expect(toCreateOrUpdateRequest(customer, documents, undefined)).not.toHaveProperty('reference');
});
