import type { Page } from '@playwright/test';
import { showStep } from './journey';

/** What a person types; the values are made up. */
export const JOHN_SMITH = {
  firstName: 'John',
  lastName: 'Smith',
  streetAddress: '123 Main St',
  city: 'Stratford',
  state: 'CT',
  zipCode: '06614',
  month: '1',
  day: '31',
  year: '1970',
  phoneNumber: '(201) 510-6000',
  emailAddress: 'jsmith@veratad.com',
};

export type TypedCustomer = typeof JOHN_SMITH;

let counter = 0;

/** A customer with a unique email, so that tests don't collide. */
export function makeTypedCustomer(changes: Partial<TypedCustomer> = {}): TypedCustomer {
  counter += 1;
  return { ...JOHN_SMITH, emailAddress: `jsmith.${process.pid}.${counter}@example.com`, ...changes };
}

/** Fills in every text field by its label; in the journey, on the step that contains them. */
export async function fillCustomer(page: Page, customer: TypedCustomer): Promise<void> {
  await showStep(page, 'details');
  await page.getByLabel('First name').fill(customer.firstName);
  await page.getByLabel('Last name').fill(customer.lastName);
  await page.getByLabel('Month').fill(customer.month);
  await page.getByLabel('Day').fill(customer.day);
  await page.getByLabel('Year').fill(customer.year);
  await page.getByLabel('Street address').fill(customer.streetAddress);
  await page.getByLabel('City').fill(customer.city);
  await page.getByLabel('State', { exact: true }).selectOption(customer.state);
  await page.getByLabel('ZIP code').fill(customer.zipCode);
  await page.getByLabel('Phone number').fill(customer.phoneNumber);
  await page.getByLabel('Email address').fill(customer.emailAddress);
}
