import { expect, test } from 'vitest';
import { loadWords } from '@/lib/shared/words/load-words';
import { isUseful, understand } from '../../setup/hearing-person/understand';

test('every sentence about where to move says what to do', async () => {
  const { t } = (await loadWords('en')).of('camera');
  for (const place of ['left', 'right', 'top', 'bottom'] as const) {
    for (const kind of ['off', 'far', 'tipped'] as const) {
      expect(isUseful(understand(t(`advice.phone.${kind}-${place}`)))).toBe(true);
      expect(isUseful(understand(t(`advice.held.${kind}-${place}`)))).toBe(true);
    }
  }
  for (const kind of ['lost', 'plain', 'away'] as const) {
    expect(isUseful(understand(t(`advice.phone.${kind}`)))).toBe(true);
    expect(isUseful(understand(t(`advice.held.${kind}`)))).toBe(true);
  }
});
