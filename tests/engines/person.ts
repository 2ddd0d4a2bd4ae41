import { type FixtureName, fixturePath } from '../fixtures/make-images';
import type { TypedCustomer } from '../setup/customer-form';
import type { EnginePage, PageFunction } from './driver/engine';
import { type ControlName, type FoundControl, findControl } from './find-control';

/** How long a person waits for something to appear. A photo may take this long on a busy machine. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 60;

/** Somebody in front of a page, who finds things by their names. */
export type Person = ReturnType<typeof makePerson>;

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

/** Runs in the page: where it is and everything it says, in one line. */
const readText = () => `${location.pathname} ${document.body.innerText.replace(/\s+/g, ' ')}`;

/** Runs in the page. */
const isHeard = () => document.querySelector('[data-unheard]') === null;

/** Runs in the page. */
function choose(selector: string, value: string): void {
  const select = document.querySelector(selector) as HTMLSelectElement;
  const option = [...select.options].find((one) => one.value === value || one.text === value);
  if (!option) throw new Error(`There is no ${value}`);
  select.value = option.value;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The file input of one side of the ID. */
const fileInputOf = (side: 'Front' | 'Back') => `input[type=file][aria-label*="${side.toLowerCase()}" i]`;

/**
 * @param page where the person is
 * @param baseUrl of the portal, without a slash at its end
 */
export function makePerson(page: EnginePage, baseUrl: string) {
  /** Runs `look` in the page until it returns something. @throws an error that names `wish` */
  async function wait<Args extends readonly unknown[], Result>(
    wish: string,
    look: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<NonNullable<Awaited<Result>>> {
    const deadlineMs = Date.now() + PATIENCE_MS;
    let problem: unknown;
    while (Date.now() < deadlineMs) {
      try {
        const found = await page.evaluate(look, ...args);
        if (found) return found;
      } catch (error) {
        // The page may be on its way to another address.
        problem = error;
      }
      await pause(LOOK_AGAIN_MS);
    }
    const text = await page.evaluate(readText).catch(() => '');
    throw new Error(
      `Waited in vain for ${wish}${problem ? ` (${problem})` : ''}. The page says: ${text.slice(0, 700)}`,
    );
  }

  /** Waits until a control is there, can be used, and no longer moves. */
  async function find(control: ControlName): Promise<FoundControl> {
    let before: FoundControl | undefined;
    const deadlineMs = Date.now() + PATIENCE_MS;
    while (Date.now() < deadlineMs) {
      const found = await wait(`the ${control.role} "${control.name}"`, findControl, control);
      const isStill = before?.left === found.left && before.top === found.top && before.selector === found.selector;
      if (isStill && !found.isDisabled) return found;
      before = found;
      await pause(LOOK_AGAIN_MS);
    }
    throw new Error(`"${control.name}" never came to rest, or stayed disabled`);
  }

  const open = async (path: string) => {
    await page.open(path.startsWith('http') ? path : `${baseUrl}${path}`);
    await wait('the page to listen', isHeard);
  };
  /** Does something to a control; once more if it was moved in the page just then. */
  const use = async (control: ControlName, act: (selector: string) => Promise<void>) => {
    const { selector } = await find(control);
    await act(selector).catch(async (error) => {
      if (!/no such element|stale element|Nothing matches/.test(String(error))) throw error;
      await act((await find(control)).selector);
    });
  };
  const press = (name: string, group?: string) =>
    use({ role: 'button', name, ...(group ? { group } : {}) }, (selector) => page.click(selector));
  const check = (name: string) => use({ role: 'radio', name }, (selector) => page.click(selector));
  const fill = (name: string, text: string) => use({ role: 'field', name }, (selector) => page.type(selector, text));
  const select = async (name: string, value: string) => {
    const { selector } = await find({ role: 'field', name });
    await page.evaluate(choose, selector, value);
  };
  const read = () => page.evaluate(readText);
  const expectText = (text: string) =>
    wait(`"${text}"`, (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), text);
  const expectHeading = (text: string) =>
    wait(
      `the heading "${text}"`,
      (wanted) => document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim().startsWith(wanted),
      text,
    );

  /** Gives a test image to one side, without waiting for what becomes of it. */
  const giveFile = async (side: 'Front' | 'Back', name: FixtureName) => {
    await find({ role: 'button', name: 'Choose file', group: `${side} of ID` });
    await page.chooseFile(fileInputOf(side), await fixturePath(name));
  };

  /** Waits until a photo has been judged and read: notes about it move what is below. */
  const awaitNotes = () =>
    wait('the notes about the photo', () => !/Checking your photo|Reading your ID/.test(document.body.innerText));

  const chooseFile = async (side: 'Front' | 'Back', name: FixtureName) => {
    await giveFile(side, name);
    await find({ role: 'button', name: 'Remove', group: `${side} of ID` });
    await awaitNotes();
  };

  const fillDetails = async (customer: TypedCustomer) => {
    await expectHeading('Your details');
    await fill('First name', customer.firstName);
    await fill('Last name', customer.lastName);
    await fill('Month', customer.month);
    await fill('Day', customer.day);
    await fill('Year', customer.year);
    await fill('Street address', customer.streetAddress);
    await fill('City', customer.city);
    await select('State', customer.state);
    await fill('ZIP code', customer.zipCode);
    await fill('Phone number', customer.phoneNumber);
    await fill('Email address', customer.emailAddress);
  };

  const send = async () => {
    await expectHeading('Check and send');
    await press('Submit');
    await expectHeading('We have your details');
    await expectText('PENDING');
  };

  return {
    ...{ page, baseUrl, wait, find, open, press, check, fill, select, read, expectText, expectHeading },
    ...{ giveFile, chooseFile, awaitNotes, fillDetails, send },
  };
}
