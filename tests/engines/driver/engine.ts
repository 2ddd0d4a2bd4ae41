/** A function that runs in the page. It sees its arguments, which are JSON, and nothing else from this file. */
export type PageFunction<Args extends readonly unknown[], Result> = (...args: Args) => Result;

/** One page of a browser, with the few verbs that the journeys need. Each engine has its own. */
export type EnginePage = {
  /** Opens an address and waits until its document is there. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page and returns its result, which is JSON. */
  evaluate<Args extends readonly unknown[], Result>(run: PageFunction<Args, Result>, ...args: Args): Promise<Result>;
  /** Presses the element that `selector` finds, with the engine's own mouse. */
  click(selector: string): Promise<void>;
  /** Types into the element that `selector` finds, with the engine's own keys. */
  type(selector: string, text: string): Promise<void>;
  /** Gives a file to a file input, as its dialog would. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** A PNG of what is in view. */
  screenshot(): Promise<Buffer>;
  /** Everything the page reported so far: errors, rejections, policy violations. */
  listFaults(): Promise<string[]>;
  close(): Promise<void>;
};

/** A running browser. Each page has cookies and storage of its own. */
export type Engine = {
  openPage(size?: { widthPx: number; heightPx: number }): Promise<EnginePage>;
  close(): Promise<void>;
};

/**
 * The source of a call that runs in a page.
 *
 * @param run made by a compiler that may name functions with a helper of its own
 */
export const toCall = (run: (...args: never[]) => unknown): string =>
  `((...args) => { const __name = (named) => named; return (${run}).apply(null, args); })`;
