import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { findSetupLink, STAFF_PASSWORD } from '../../setup/staff-session';
import type { Journey } from './journey';

/** The first administrator joins, opens a customer's documents, and decides. */
export const staffDecides: Journey = {
  name: 'staff decides',
  async take({ portal, meet, picture, limits }) {
    const customer = await storeReviewedCustomer(portal);
    const person = await meet();
    await person.open(await findSetupLink(portal));
    await person.fill('Your name', 'Robin Example');
    await person.fill('Your email address', 'robin@staff.example.com');
    await person.fill('Password', STAFF_PASSWORD);
    await person.press('Go on');
    if (limits.hasNoStorage) {
      await person.expectText('cookies');
      await picture(person.page, 'staff-no-cookies');
      return 'told that it needs cookies';
    }
    await person.expectHeading('Customers');
    await picture(person.page, 'staff-list');
    await person.open(customer.path);
    await person.expectHeading('Erika Sample');
    await person.press('Show documents');
    await person.wait('the front of the ID', () => {
      const image = document.querySelector('img[alt="Front of the ID"]') as HTMLImageElement | null;
      return image?.complete && image.naturalWidth > 0;
    });
    await picture(person.page, 'staff-record');
    await person.check('Fail');
    await person.select('Reason', 'Details do not match the document');
    await person.press('Save decision');
    await person.expectText('Saved: FAIL.');
    // The page is fetched once more. In WebKit, leaving it before that arrives leads back to it.
    await person.expectText('Decided by you');
    const status = await customer.getStatus();
    if (status !== 'FAIL') throw new Error(`The status is ${status}`);
    await person.open('/staff/activity');
    await person.expectHeading('Activity');
    await picture(person.page, 'staff-activity');
    return 'decided: FAIL';
  },
};
