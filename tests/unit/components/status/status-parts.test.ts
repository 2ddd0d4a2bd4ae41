import { describe, expect, it } from 'vitest';
import { listHeldFields } from '@/components/staff/held/list-held-fields';
import { findReasonKey } from '@/components/status/find-reason-key';
import { statusTitleKey, statusWordsKey } from '@/components/status/status-title';
import { asksForMore } from '@/lib/shared/application/application-status';
import { EMPTY_CUSTOMER_FORM_VALUES } from '@/lib/shared/customer/customer-form-values';
import { DECISION_REASONS } from '@/lib/shared/review/decision';
import { loadWords } from '@/lib/shared/words/load-words';

describe('the status page', () => {
  it('has a heading of its own for each status, for more that is asked, and for a status that cannot be shown', () => {
    expect(statusTitleKey({ status: 'PENDING', reason: undefined })).toBe('PENDING.title');
    expect(statusTitleKey({ status: 'PENDING', reason: 'second-opinion' })).toBe('PENDING.title');
    expect(statusTitleKey({ status: 'PENDING', reason: 'unreadable' })).toBe('more.title');
    expect(statusTitleKey({ status: 'FAIL', reason: 'fraud' })).toBe('FAIL.title');
    expect(statusWordsKey({ status: undefined, reason: undefined })).toBe('unknown');
  });

  it.each(DECISION_REASONS.FAIL)('has a sentence for the customer where FAIL has the reason %s', async (reason) => {
    const key = findReasonKey({ status: 'FAIL', reason });
    const { t } = (await loadWords('en')).of('status');
    expect(key && t(key)).toMatch(/\.$/);
    expect(key && t(key)).not.toContain('reasons.');
  });

  it('does not accuse anybody of fraud', async () => {
    const { t } = (await loadWords('en')).of('status');
    expect(t('reasons.FAIL.fraud').toLowerCase()).not.toContain('fraud');
    expect(t('reasons.FAIL.duplicate').toLowerCase()).not.toContain('another customer');
  });

  it('tells a reason while somebody waits only where it asks for something', () => {
    for (const reason of DECISION_REASONS.PENDING) {
      expect(findReasonKey({ status: 'PENDING', reason }) !== undefined, reason).toBe(asksForMore('PENDING', reason));
    }
    expect(findReasonKey({ status: 'PASS', reason: 'verified' })).toBeUndefined();
    expect(findReasonKey({ status: 'FAIL', reason: undefined })).toBeUndefined();
  });
});

describe('a held submission beside the record', () => {
  const { emailAddress: _email, isOutsideUnitedStates: _country, ...empty } = EMPTY_CUSTOMER_FORM_VALUES;
  const stored = { ...empty, dateOfBirth: '19700131', city: 'Stratford', reference: 'R-1' };
  const differing = (sent: typeof stored) =>
    listHeldFields({ sent, stored })
      .filter(({ differs }) => differs)
      .map(({ field, stored: before, sent: after }) => [field, before, after]);

  it('differs where another value was sent, and not where no reference was', () => {
    expect(differing(stored)).toEqual([]);
    expect(differing({ ...stored, reference: '' })).toEqual([]);
    expect(differing({ ...stored, city: 'Hartford', dateOfBirth: '19700201' })).toEqual([
      ['dateOfBirth', '1970-01-31', '1970-02-01'],
      ['city', 'Stratford', 'Hartford'],
    ]);
  });

  it('shows everything as sent where there is no record', () => {
    const rows = listHeldFields({ sent: stored, stored: undefined });
    expect(rows.find(({ field }) => field === 'city')).toEqual({
      ...{ field: 'city', stored: '', sent: 'Stratford', differs: true },
    });
  });
});
