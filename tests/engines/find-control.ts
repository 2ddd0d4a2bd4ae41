/** What a person calls a control: its role, its visible name, and the group it is in, if others have the same name. */
export type ControlName = { role: 'button' | 'field' | 'radio'; name: string; group?: string };

/** Where a control is now. */
export type FoundControl = { selector: string; isDisabled: boolean; left: number; top: number };

/**
 * Finds the first control that can be seen and has this name, or one that starts with it. Runs in the page.
 *
 * @returns its place in the document as a CSS selector; undefined if there is none
 */
export function findControl({ role, name, group }: ControlName): FoundControl | undefined {
  const textOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const labelledBy = (element: Element) =>
    (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => textOf(document.getElementById(id)))
      .join(' ')
      .trim();
  const nameOf = (element: Element): string =>
    element.getAttribute('aria-label') ||
    labelledBy(element) ||
    textOf(element.querySelector(':scope > legend')) ||
    ('labels' in element && (element.labels as NodeListOf<Element> | null)?.length
      ? textOf((element.labels as NodeListOf<Element>)[0])
      : textOf(element));
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  const selectors = {
    button: 'button, a[href], summary',
    radio: 'input[type=radio], input[type=checkbox]',
    field: 'input:not([type=radio], [type=checkbox], [type=hidden], [type=file]), select, textarea',
  };
  const groups = [...document.querySelectorAll('fieldset, dialog, section, [role=group]')];
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const root = group ? groups.find((element) => nameOf(element).startsWith(group)) : (dialog ?? document.body);
  const candidates = [...(root?.querySelectorAll(selectors[role]) ?? [])].filter(isShown);
  const names = candidates.map(nameOf);
  const exact = names.indexOf(name);
  const index = exact >= 0 ? exact : names.findIndex((text) => text.startsWith(name));
  let element: Element | null | undefined = candidates[index];
  if (!element) return undefined;
  const { left, top } = element.getBoundingClientRect();
  const isDisabled = element.matches(':disabled, [aria-disabled=true]');
  const steps: string[] = [];
  while (element && element !== document.documentElement) {
    const place = [...(element.parentElement?.children ?? [])].indexOf(element) + 1;
    steps.unshift(`${element.localName}:nth-child(${place})`);
    element = element.parentElement;
  }
  return { selector: `html > ${steps.join(' > ')}`, isDisabled, left, top };
}
