import { expect, it } from 'vitest';
import { toCustomerTexts } from '@/lib/shared/contract/customer-mapping';
import { customerSchema } from '@/lib/shared/customer/customer';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
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

it('sends every field under its name in the contract', () => {
  const texts = CUSTOMER_FIELDS.filter(({ kind }) => kind === 'text').map(({ name }) => [name, `typed as ${name}`]);
  const customer = customerSchema.parse(makeFormValues(Object.fromEntries(texts)));
  const sent: Record<string, unknown> = { ...toCustomerTexts(customer), reference: customer.reference };
  for (const { name, wire } of CUSTOMER_FIELDS) expect(sent[wire], name).toBe(customer[name]);
});
