import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Command } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { writePrivateFile } from './write-private-file';

/** `backup-key FILE` */
export const backupKeyCommand: Command = {
  name: 'backup-key',
  takes: 'FILE',
  summary: 'Makes a pair of keys for encrypted backups: the secret one goes to FILE.',
  details:
    'Run it where backups are restored, not on the machine that serves: FILE alone opens the backups. The public key is\n' +
    'printed; set BACKUP_RECIPIENTS to it where backups are made. Both are keys of age, and age-keygen makes the same.',
  options: {},
  run: async (operator, { argument }) => {
    const path = resolve(operator.folder, argument);
    if (existsSync(path)) throw new OperatorError(`${path} already exists. Choose another name.`);
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const text = `# public key: ${recipient}\n${identity}\n`;
    await writePrivateFile(path, (draft) => pipeline(Readable.from([text]), draft));
    operator.print(
      `The secret key is in ${path}. Keep copies of it in two places: without it no backup can be opened.`,
    );
    operator.print(`BACKUP_RECIPIENTS=${recipient}`);
    return true;
  },
};
