import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A space of no width: nobody sees it, and Playwright leaves it out when it compares texts. */
export const MARK = '\u200b';

function markAll(node: unknown): unknown {
  if (typeof node === 'string') return node + MARK;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, markAll(value)]));
}

/** Puts the mark behind every sentence of the message files in a folder. */
export function markMessages(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(markAll(JSON.parse(readFileSync(path, 'utf8'))), null, 2));
  }
}
