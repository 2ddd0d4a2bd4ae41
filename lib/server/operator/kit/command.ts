import type { Env } from '../../env';

/** Where a command reads and writes. */
export type Terminal = {
  /** A line of the result, to standard output. */
  print: (line: string) => void;
  /** A remark, to standard error. */
  note: (line: string) => void;
  /** Progress of long work; shown only now and then, to standard error. */
  progress: (text: string) => void;
  /** Asks a question on standard error and reads one line; empty when there is no input. */
  ask: (question: string) => Promise<string>;
};

export type OperatorSettings = Pick<
  Env,
  'dataDir' | 'databaseUrl' | 'documentKeys' | 'documentKeysCommand' | 'backupRecipients' | 'portalUrl' | 'storageApi'
>;

/** What a command works with. */
export type Operator = Terminal & {
  settings: OperatorSettings;
  /** The folder that relative paths on the command line start from. */
  folder: string;
  /** Epoch milliseconds. */
  now: () => number;
};

/** What was given on the command line. */
export type Given = {
  /** The argument that the command takes; empty when it takes none. */
  argument: string;
  flags: ReadonlySet<string>;
  values: ReadonlyMap<string, string>;
};

export type Command = {
  name: string;
  /** Name of its one argument, such as FILE; undefined for none. */
  takes?: string;
  options: Record<string, { isFlag: true; help: string } | { isFlag: false; value: string; help: string }>;
  /** One line for the overview. */
  summary: string;
  /** Additional lines for its own help. */
  details: string;
  /**
   * @returns false when it found something wrong and has reported it
   * @throws OperatorError or UsageError when it cannot do what was asked
   */
  run: (operator: Operator, given: Given) => Promise<boolean>;
};
