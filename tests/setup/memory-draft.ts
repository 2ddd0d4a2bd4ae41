import type { Draft } from '@/lib/browser/draft/draft';

/** An in-memory draft that goes through JSON, as the browser's does. */
export function makeMemoryDraft(first: Record<string, unknown> = {}): Draft {
  const parts = new Map<string, string>();
  const save = async (part: string, value: unknown) => {
    if (value === undefined) parts.delete(part);
    else parts.set(part, JSON.stringify(value));
  };
  for (const [part, value] of Object.entries(first)) void save(part, value);
  return {
    find: async (part) => JSON.parse(parts.get(part) ?? 'null') ?? undefined,
    save,
    willSave: () => undefined,
    settled: async () => undefined,
    clear: async () => parts.clear(),
    end: async () => parts.clear(),
  };
}
