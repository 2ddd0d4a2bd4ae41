/** The digits on IDs. Node.js and browsers differ in which ones they write Arabic numbers with. */
const DIGITS = '-u-nu-latn';

/** Creating a formatter costs more than a hundred uses of it, so each is created once. */
function remember<Options extends object, Format>(make: (language: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (language: string, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(`${language}${DIGITS}`, options);
    made.set(key, known);
    return known;
  };
}

/** Formats numbers in a language. `language` is a BCP 47 tag. */
export const numberFormat = remember(
  (language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);

/** Formats dates and times in a language. `language` is a BCP 47 tag. */
export const dateFormat = remember(
  (language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
);

/** Formats lists in a language. `language` is a BCP 47 tag. */
export const listFormat = remember(
  (language, options: Intl.ListFormatOptions) => new Intl.ListFormat(language, options),
);

/** Names languages and countries in a language. `language` is a BCP 47 tag. */
export const displayNames = remember(
  (language, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(language, options),
);
