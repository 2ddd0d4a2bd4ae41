import { makeTypedCustomer } from '../../setup/customer-form';
import type { Journey } from './journey';

const PHONE = { widthPx: 480, heightPx: 844 };

/** Both photos from a phone, sent from the computer. */
export const handoff: Journey = {
  name: 'handoff',
  async take({ meet, picture, limits }) {
    const person = await meet();
    await person.open('/front');
    await person.press('Use your phone');
    const link = await person.wait('the link', () => {
      const fields = [...document.querySelectorAll('input')];
      return fields.map(({ value }) => value).find((value) => value.includes('/capture/'));
    });
    await picture(person.page, 'handoff-computer');
    const phone = await meet(PHONE);
    await phone.open(link);
    if (limits.hasNoStorage) {
      await phone.expectText('This browser refuses cookies');
      return 'told that it needs cookies';
    }
    await phone.press('Go on');
    await phone.expectHeading('Take photos of your ID');
    await phone.chooseFile('Front', 'front.jpg');
    await phone.expectText('Your computer has this photo');
    await picture(phone.page, 'handoff-phone');
    await phone.chooseFile('Back', 'back.jpg');
    await phone.wait('both photos to arrive', () => {
      const said = document.body.innerText.split('Your computer has this photo');
      return said.length > 2;
    });
    await phone.press('Done');
    await person.expectText('Your phone is finished');
    await person.press('Continue');
    await person.expectHeading('Back of your ID');
    await person.find({ role: 'button', name: 'Remove', group: 'Back of ID' });
    await person.press('Continue');
    await person.fillDetails(makeTypedCustomer());
    await person.press('Continue');
    await person.send();
    return 'sent; both photos arrived';
  },
};
