import { expect, it } from 'vitest';
import { toCreateOrUpdateRequest } from '@/lib/shared/contract/customer-mapping';
import { customerSchema } from '@/lib/shared/customer/customer';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
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

it('sends every field under its name in the contract', () => {
  const texts = CUSTOMER_FIELDS.filter(({ kind }) => kind === 'text').map(({ name }) => [name, `typed as ${name}`]);
  const customer = customerSchema.parse(makeFormValues(Object.fromEntries(texts)));
  const { reference, target } = toCreateOrUpdateRequest(customer, documents, customer.reference);
  const sent: Record<string, unknown> = { ...target, reference };
  for (const { name, wire } of CUSTOMER_FIELDS) expect(sent[wire], name).toBe(customer[name]);
});

it('leaves the stored reference alone when there is none to send', () => {
  const customer = customerSchema.parse(makeFormValues());
  expect(toCreateOrUpdateRequest(customer, documents, undefined)).not.toHaveProperty('reference');
});
