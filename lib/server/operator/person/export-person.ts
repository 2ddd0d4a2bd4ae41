import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../db/schema/database';
import { inSnapshot } from '../../db/transactions/in-snapshot';
import type { DocumentKeys } from '../../sealing/document-keys';
import { OperatorError } from '../kit/operator-error';
import { collectApplications, readHeldImages, readWaitingImages } from './collect-applications';
import { collectPerson, listHeldSets } from './collect-person';
import { type ExportedSet, exportSet, exportSubmissionImages, writeExportFile } from './export-images';
import { getPerson } from './get-person';

const OWNER_ONLY_FOLDER = 0o700;

async function makeExportFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: OWNER_ONLY_FOLDER });
  } catch (error) {
    if (!existsSync(folder)) throw error;
    throw new OperatorError(`${folder} already exists. Name a folder that does not exist yet.`);
  }
}

export type ExportTotals = { images: number; unreadable: number };

/**
 * Writes everything held about a person into a new folder: customer.json and the images. Only its owner may enter it.
 *
 * @throws OperatorError when nobody has this email, or the folder exists
 */
export async function exportPerson(
  database: Database,
  keys: DocumentKeys,
  { email, folder, now }: { email: string; folder: string; now: number },
): Promise<ExportTotals> {
  return inSnapshot(database, async (snapshot) => {
    const person = await getPerson(snapshot, email);
    const { customer } = person;
    await makeExportFolder(folder);
    const documentSets: ExportedSet[] = [];
    for (const set of customer ? await listHeldSets(snapshot, customer) : []) {
      const number = documentSets.length + 1;
      documentSets.push(await exportSet(snapshot, keys, { set, number, customerId: set.customerId, folder }));
    }
    let submittedCount = 0;
    for (const [index, { id }] of person.held.entries()) {
      const images = await readHeldImages(snapshot, keys, id);
      submittedCount += await exportSubmissionImages(images, { name: `held-${index + 1}`, folder });
    }
    for (const [index, entry] of person.waiting.entries()) {
      const images = await readWaitingImages(snapshot, keys, entry);
      submittedCount += await exportSubmissionImages(images, { name: `waiting-${index + 1}`, folder });
    }
    const exported = {
      exportedAt: new Date(now).toISOString(),
      ...(await collectPerson(snapshot, keys, person)),
      ...(await collectApplications(snapshot, keys, person)),
      documentSets,
    };
    await writeExportFile(join(folder, 'customer.json'), `${JSON.stringify(exported, null, 2)}\n`);
    const files = documentSets.flatMap(({ front, back }) => [front, back]).filter((file) => file !== undefined);
    const unreadable = files.filter((file) => file === null).length;
    return { images: files.length - unreadable + submittedCount, unreadable };
  });
}
