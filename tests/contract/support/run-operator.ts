import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import { runOperatorCommand } from '../../../lib/server/operator/run-operator-command';

export type OperatorRun = { status: number; printed: string; notes: string };

export type OperatorOptions = {
  documentKeys?: string;
  documentKeysCommand?: string;
  backupRecipients?: string;
  /** What gets typed when the command prompts. */
  answer?: string;
  /** Epoch milliseconds. Default: now. */
  now?: number;
};

/** Runs an operator command in this process, as its command line would. Paths must be absolute. */
export async function runOperator(
  location: DatabaseLocation,
  args: string[],
  { documentKeys, documentKeysCommand, backupRecipients, answer = '', now }: OperatorOptions = {},
): Promise<OperatorRun> {
  const printed: string[] = [];
  const notes: string[] = [];
  const status = await runOperatorCommand(
    {
      print: (line) => printed.push(line),
      note: (line) => notes.push(line),
      progress: () => undefined,
      ask: async () => answer,
      settings: {
        dataDir: location.dataDir,
        databaseUrl: location.databaseUrl,
        documentKeys,
        documentKeysCommand,
        backupRecipients,
        portalUrl: 'http://localhost:3000',
        storageApi: { url: undefined, user: undefined, pass: undefined },
      },
      folder: '/',
      now: () => now ?? Date.now(),
    },
    args,
  );
  return { status, printed: printed.join('\n'), notes: notes.join('\n') };
}
