import { makeTypedCustomer } from '../../setup/customer-form';
import { getStored } from '../../setup/stored-customer';
import type { Person } from '../person';
import type { Journey } from './journey';

/** Takes the front with the live camera, from the explanation to Use photo. */
export async function takeByCamera(person: Person, onLive: () => Promise<void>): Promise<void> {
  await person.press('Take photo', 'Front of ID');
  await person.press('Continue', 'Front of your ID');
  await person.find({ role: 'button', name: 'Capture' });
  await onLive();
  await person.press('Capture');
  await person.press('Use photo');
}

/** The front by the live camera, the back left out. */
export const camera: Journey = {
  name: 'camera',
  async take({ portal, limits, meet, picture }) {
    const person = await meet();
    await person.open('/front');
    if (limits.hasNoCanvas) {
      await person.press('Take photo', 'Front of ID');
      await person.expectText('protection against tracking');
      await picture(person.page, 'camera-refused');
      await person.press('Cancel');
      await person.chooseFile('Front', 'front.jpg');
    } else {
      await takeByCamera(person, () => picture(person.page, 'camera'));
      await person.find({ role: 'button', name: 'Retake', group: 'Front of ID' });
      await person.awaitNotes();
    }
    await person.press('Continue');
    await person.press('Skip the back');
    const customer = makeTypedCustomer();
    await person.fillDetails(customer);
    await person.press('Continue');
    await person.send();
    const { front } = await getStored(portal, customer.emailAddress);
    return `sent; ${Math.round(front.length / 1024)} KB${limits.hasNoCanvas ? ' by file: the camera says why' : ''}`;
  },
};
