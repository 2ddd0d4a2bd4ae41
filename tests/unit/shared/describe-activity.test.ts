import { describe, expect, test } from 'vitest';
import { CURRENT_SET } from '@/lib/shared/review/document-view';
import { describeDetail } from '@/lib/shared/staff/describe-activity';
import { loadWords } from '@/lib/shared/words/load-words';

describe('The detail of an activity', () => {
  test.each([
    [{ action: 'documents.viewed', detail: CURRENT_SET }, 'The current images'],
    [{ action: 'documents.viewed', detail: '0198c2a4-7d1f-7e55-9a70-3d5f0e4b6c11' }, 'Earlier images'],
    [{ action: 'customer.decided', detail: 'undone' }, 'Undone'],
    [{ action: 'staff.signed-in', detail: 'from-a-newer-version' }, 'from-a-newer-version'],
  ])('%o is told as “%s”', async (entry, told) => {
    const { t } = (await loadWords('en')).of('activity');
    expect(describeDetail(t, entry)).toBe(told);
  });
});
