/** Making a format costs more than a hundred uses of it, so each is made once. */
function remember<Options extends object, Format>(make: (language: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(language, options);
    made.set(key, known);
    return known;
  };
}

/** How a language writes numbers. `language` is a BCP 47 tag. */
export const numberFormat = remember(
  (language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);

/** How a language writes dates and times. `language` is a BCP 47 tag. */
export const dateFormat = remember(
  (language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
);

/** How a language joins a list. `language` is a BCP 47 tag. */
export const listFormat = remember(
  (language, options: Intl.ListFormatOptions) => new Intl.ListFormat(language, options),
);

/** How a language calls languages and countries. `language` is a BCP 47 tag. */
export const displayNames = remember(
  (language, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(language, options),
);
