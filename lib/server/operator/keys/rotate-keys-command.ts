import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import { documentKeyFilePath } from '../../sealing/key-file';
import { areKeysConfigured, loadDocumentKeys } from '../../sealing/load-document-keys';
import { addActiveKey, retiredKeyFilePath, retireKeys } from '../../sealing/rotate-key-file';
import { sealActivity } from '../../staff/activity/seal-activity';
import type { Command, Operator } from '../kit/command';
import { countOf, formatNumber } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { isKeyInUse, listKeysInUse } from './key-use';
import { rewrapImages } from './rewrap-images';
import { rewrapRecords } from './rewrap-records';

const HOW_TO_ADD_A_KEY = `Every image is under the active key. DOCUMENT_KEYS holds your keys, so add the new one yourself:
1. Make a key: openssl rand -base64 32
2. Add it at the end, as ",ID:KEY" with an id of your own, everywhere the portal runs, and restart each.
3. Move it to the front everywhere and restart each: it now encrypts new images.
4. Run this command again: it moves the older images to the new key.
5. Run it with --retire: it lists the keys you can remove.`;

async function isRotationUnderWay({ kysely }: Database, { activeId }: DocumentKeys): Promise<boolean> {
  return (await listKeysInUse(kysely)).some((keyId) => keyId !== activeId);
}

/** The seal of the activity record moves to the active key, too. */
async function moveSeal(operator: Operator, database: Database, keys: DocumentKeys): Promise<boolean> {
  if ((await sealActivity(database, keys, operator.now())) !== 'refused') return true;
  operator.print('The record of activity was not sealed anew, because it is not whole. Run activity-check.');
  return false;
}

async function rewrapAll(operator: Operator, database: Database, keys: DocumentKeys): Promise<boolean> {
  const onProgress = (count: number) => operator.progress(`Moved ${formatNumber(count)} images…`);
  const { rewrapped, unreadable } = await rewrapImages(database, keys, onProgress);
  operator.print(`Moved ${countOf(rewrapped, 'image')} to the key "${keys.activeId}".`);
  for (const image of unreadable) operator.print(`Not moved, because it cannot be read: image ${image}`);
  const records = await rewrapRecords(database, keys);
  if (records.rewrapped > 0) operator.print(`Moved ${countOf(records.rewrapped, 'sealed record')} as well.`);
  for (const record of records.unreadable) operator.print(`Not moved, because it cannot be read: ${record}`);
  const isSealed = await moveSeal(operator, database, keys);
  return isSealed && unreadable.length + records.unreadable.length === 0;
}

async function rotate(operator: Operator, database: Database): Promise<boolean> {
  const { settings, print } = operator;
  const keys = await loadDocumentKeys(database, settings);
  if (await isRotationUnderWay(database, keys)) {
    print(`Continuing with the key "${keys.activeId}": some images are under an older one.`);
    return rewrapAll(operator, database, keys);
  }
  if (areKeysConfigured(settings)) {
    print(HOW_TO_ADD_A_KEY);
    return true;
  }
  await addActiveKey(database, settings.dataDir, keys);
  const newKeys = await loadDocumentKeys(database, settings);
  print(
    `New images are now encrypted under the key "${newKeys.activeId}" in ${documentKeyFilePath(settings.dataDir)}.`,
  );
  const isComplete = await rewrapAll(operator, database, newKeys);
  print('Copy that file to where you keep it, apart from the backups. Earlier backups still need the older keys.');
  return isComplete;
}

async function tellUnusedKeys({ print, settings }: Operator, database: Database): Promise<void> {
  const { activeId, byId } = await loadDocumentKeys(database, settings);
  const used = new Set([activeId, ...(await listKeysInUse(database.kysely))]);
  const unused = [...byId.keys()].filter((id) => !used.has(id));
  print(
    unused.length === 0
      ? 'Every key in DOCUMENT_KEYS is in use.'
      : `You can remove from DOCUMENT_KEYS: ${unused.join(', ')}. Keep them as long as you keep backups from before.`,
  );
}

async function retire(operator: Operator, database: Database): Promise<boolean> {
  const { settings, print } = operator;
  const keys = await loadDocumentKeys(database, settings);
  const used = (await listKeysInUse(database.kysely)).filter((id) => id !== keys.activeId);
  if (used.length > 0) print(`Still in use: ${used.join(', ')}. Without --retire this command moves their images.`);
  if (areKeysConfigured(settings)) {
    await tellUnusedKeys(operator, database);
    return true;
  }
  await moveSeal(operator, database, keys);
  const retired = await retireKeys(database, settings.dataDir, isKeyInUse);
  if (retired.length === 0) print('No key was retired.');
  else {
    print(`Retired: ${retired.join(', ')}. They moved to ${retiredKeyFilePath(settings.dataDir)}.`);
    print('Delete that file once you keep no backup from before the rotation.');
  }
  return true;
}

/** `rotate-keys` */
export const rotateKeysCommand: Command = {
  name: 'rotate-keys',
  summary: 'Makes a new document key and moves every image to it; the portal keeps running.',
  details:
    'When it is interrupted, run it again: it continues where it stopped. Where the portal runs on several machines, set\n' +
    'DOCUMENT_KEYS on each of them instead of using a key file; this command then tells you what to do.',
  options: { retire: { isFlag: true, help: 'puts away the keys that no image needs any more, and makes none' } },
  run: (operator, { flags }) =>
    withDatabase(operator, (database) => (flags.has('retire') ? retire : rotate)(operator, database)),
};
