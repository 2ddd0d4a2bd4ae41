import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSavedDraft } from '@/lib/browser/later/draft-schema';
import { openSaved } from '@/lib/browser/later/open-saved';
import { packDraft, unpackDraft } from '@/lib/browser/later/pack-draft';
import { saveForLater } from '@/lib/browser/later/save-for-later';
import type { SavedDraft } from '@/lib/browser/later/saved-parts';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { LaterLink } from '@/lib/shared/later/later';
import { makeFormValues } from '../../setup/form-values';
import { makeMemoryDraft } from '../../setup/memory-draft';
import { makeParcelServer } from '../../setup/parcel-server';

function makeImage(byteCount: number): PreparedImage {
  const base64 = randomBytes(byteCount).toString('base64');
  return { base64, mediaType: 'image/jpeg', widthPx: 2, heightPx: 1, byteCount, sourceByteCount: byteCount };
}

const reading = { source: 'barcode', values: { firstName: 'Ines' } };
const parts = {
  values: { ...makeFormValues(), firstName: 'Renée 李' },
  front: makeImage(100_000),
  back: makeImage(1_001),
  idReading: { side: 'back', reading, step: 'done', filled: ['firstName'], kept: [] },
};
const saved: SavedDraft = { path: '/front?reference=42', draftName: 'name', parts };

/** Saves a draft to an in-memory server, and returns what opens it. */
async function save(
  changes: Record<string, unknown> = {},
  plan: Parameters<ReturnType<typeof makeParcelServer>['plan']> = [],
) {
  const server = makeParcelServer();
  server.plan(...plan);
  const draft = makeMemoryDraft({ ...parts, ...changes });
  const progress: number[] = [];
  const saveAgain = () =>
    saveForLater({
      draft,
      ...{ draftName: 'name', path: '/front?reference=42', actions: server.actions, invitationToken: undefined },
      signal: new AbortController().signal,
      onProgress: ({ sentByteCount }) => progress.push(sentByteCount),
    });
  const read = async (parcel: string, offset: number) => {
    const whole = server.parcels.get(parcel);
    if (!whole) return { ok: false, problem: 'link-ended' } as const;
    const base64 = whole.subarray(offset, offset + 30_000).toString('base64');
    return { ok: true, totalByteCount: whole.length, base64 } as const;
  };
  return { server, draft, progress, read, saveAgain, outcome: await saveAgain() };
}

test('What is packed comes out as it was, and photos are not in base64 meanwhile', () => {
  const packed = packDraft(saved);
  expect(unpackDraft(packed)).toEqual(saved);
  expect(packed.length).toBeLessThan(104_000);
  expect(readSavedDraft(unpackDraft(packed))).toEqual(saved);
});

test('A saved form opens with its link, and with no other key', async () => {
  const { outcome, read, server, progress } = await save();
  const link = outcome as LaterLink;
  expect(await openSaved(link, read)).toEqual(saved);
  expect(progress[0]).toBe(0);
  expect(progress.at(-1)).toBe(server.parcels.get(link.parcel)?.length);
  expect(await openSaved({ ...link, key: `${link.key.slice(0, -2)}AA` }, read)).toBe('unreadable');
  expect(await openSaved({ ...link, key: link.key.slice(0, 20) }, read)).toBe('unreadable');
  expect(await openSaved({ ...link, key: '' }, read)).toBe('unreadable');
  server.parcels.clear();
  expect(await openSaved(link, read)).toBe('gone');
});

test('The keys of the form stay in its own browser', async () => {
  const secrets = { statusSecret: 'own-renewal', submissionKey: 'own-submission', parcels: { key: 'own-key' } };
  const { outcome, read } = await save(secrets);
  const opened = JSON.stringify(await openSaved(outcome as LaterLink, read));
  for (const secret of ['own-renewal', 'own-submission', 'own-key']) expect(opened).not.toContain(secret);
});

test('Saving again gives a new link, and deletes what the first one opened', async () => {
  const { outcome, saveAgain, read } = await save();
  const again = (await saveAgain()) as LaterLink;
  expect(await openSaved(outcome as LaterLink, read)).toBe('gone');
  expect(await openSaved(again, read)).toEqual(saved);
});

test('A form with nothing in it is not saved, and what fails says so and leaves nothing', async () => {
  const none = { values: undefined, front: undefined, back: undefined, idReading: undefined };
  expect((await save(none)).outcome).toBe('empty');
  const refused = await save({}, [{ ok: false, problem: 'too-many' }]);
  expect(refused.outcome).toBe('refused');
  const cut = await save({}, [{ ok: true, receivedByteCount: 0 }, 'lost', 'lost']);
  expect(cut.outcome).toBe('unreachable');
  expect(cut.server.parcels.size).toBe(0);
});

test('A link that somebody else made brings nothing into a form that it does not hold, and leads nowhere else', () => {
  for (const path of [
    '//evil.example',
    'https://evil.example',
    '/staff/members',
    'javascript:alert(1)',
    '/later/x',
    '',
  ]) {
    expect(readSavedDraft({ ...saved, path }), path).toBeUndefined();
  }
  for (const path of ['/front?reference=42', '/details', `/invite/${'a'.repeat(43)}/check`])
    expect(readSavedDraft({ ...saved, path })).toBeDefined();
  const strange = { ...parts, statusSecret: 'known to a stranger' };
  expect(readSavedDraft({ ...saved, parts: strange })?.parts).toEqual(parts);
  for (const bad of [
    { front: 'x' },
    { values: 1 },
    { values: { a: { b: { c: 1 } } } },
    { idReading: { side: 'front' } },
  ]) {
    expect(readSavedDraft({ ...saved, parts: { ...parts, ...bad } }), JSON.stringify(bad)).toBeUndefined();
  }
});
