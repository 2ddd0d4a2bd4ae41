import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPhotos } from '../../bench/reading/list-photos';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-'));
  await mkdir(join(folder, 'scans'));
  const files = {
    'b.JPG': 'jpeg',
    'a.png': 'png',
    'a.txt': 'TEXT\n',
    'notes.md': 'no',
    'scans/c.webp': '',
    'scans/c.webp.txt': ' ',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

test('the pictures of a folder and of its folders are listed by name, each with the truth beside it', async () => {
  const photos = await listPhotos(folder);
  expect(photos.map(({ name, group, truth }) => ({ name, group, truth }))).toEqual([
    { name: 'a.png', group: '', truth: 'TEXT' },
    { name: 'b.JPG', group: '', truth: undefined },
    { name: 'scans/c.webp', group: 'scans', truth: '' },
  ]);
  expect(String(await photos[0]?.read())).toBe('png');
});
