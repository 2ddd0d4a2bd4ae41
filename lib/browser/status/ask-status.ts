import { statusStatePath } from '@/lib/shared/paths';

/**
 * Asks whether the status page has something new to show.
 *
 * @returns the version of what it shows now; 'ended' once the link no longer shows anything; undefined without an
 *   answer
 */
export async function askStatusVersion(statusSecret: string): Promise<string | undefined> {
  try {
    const response = await fetch(statusStatePath(statusSecret), { cache: 'no-store' });
    if (response.status === 410) return 'ended';
    if (!response.ok) return undefined;
    const { version } = await response.json();
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
