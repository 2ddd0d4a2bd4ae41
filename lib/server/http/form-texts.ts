import { z } from 'zod';

/** The form fields with these names, as text: empty if one is missing or a file. */
export function formTexts<Name extends string>(...names: Name[]) {
  return z.instanceof(FormData).transform((form) => {
    const textOf = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    return Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<Name, string>;
  });
}
