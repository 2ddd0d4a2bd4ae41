import { makeTypedCustomer } from '../../setup/customer-form';
import type { Journey } from './journey';

/** What was entered is still there after a reload, and is sent. */
export const reload: Journey = {
  name: 'reload',
  async take({ meet, limits }) {
    const person = await meet();
    const customer = makeTypedCustomer();
    await person.open('/front');
    await person.chooseFile('Front', 'front.jpg');
    await person.press('Continue');
    await person.press('Skip the back');
    await person.fillDetails(customer);
    if (!limits.hasNoStorage) {
      await person.wait('the draft to be kept', () =>
        Object.keys(sessionStorage).some((key) => key.startsWith('customer-draft')),
      );
      // The last keys are kept a moment later.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await person.page.reload();
      await person.wait(
        'the email address to be back',
        (typed) => [...document.querySelectorAll('input')].some(({ value }) => value === typed),
        customer.emailAddress,
      );
    }
    await person.press('Continue');
    await person.send();
    return limits.hasNoStorage ? 'sent; nothing is kept across a reload' : 'sent after a reload';
  },
};
