import { useRouter } from 'next/navigation';
import { type SubmitEvent, useId } from 'react';
import { ACTIVITY_ACTIONS, ACTOR_KINDS } from '@/lib/shared/staff/activity';
import {
  type ActivityQuery,
  isActivityFiltered,
  readActivityQuery,
  writeActivityQuery,
} from '@/lib/shared/staff/activity-query';
import { ACTIVITY_PATH } from '@/lib/shared/staff/staff-paths';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { FilterInput, FilterPeriod, FilterSelect } from '../kit/filter-controls';

const GROUPS = [
  ...(['staff', 'access', 'customer', 'documents', 'submission', 'status-link'] as const),
  ...(['invitation', 'activity', 'person'] as const),
];
/** Staff members are chosen by name. */
const OTHER_KINDS = ACTOR_KINDS.filter((kind) => kind !== 'staff');

type FiltersProps = { query: ActivityQuery; staff: { id: string; name: string }[] };

function WhoSelect({ id, query, staff }: FiltersProps & { id: string }) {
  const { t } = useWords('activity');
  return (
    <FilterSelect id={id} name="who" label={t('filters.who')} any={t('filters.any')} defaultValue={query.who}>
      {staff.map(({ id: staffId, name }) => (
        <option key={staffId} value={staffId}>
          {name}
        </option>
      ))}
      {OTHER_KINDS.map((kind) => (
        <option key={kind} value={`kind:${kind}`}>
          {t(`actors.${kind}`)}
        </option>
      ))}
    </FilterSelect>
  );
}

function ActionSelect({ id, query }: { id: string; query: ActivityQuery }) {
  const { t } = useWords('activity');
  return (
    <FilterSelect id={id} name="action" label={t('filters.action')} any={t('filters.any')} defaultValue={query.action}>
      {GROUPS.map((group) => (
        <optgroup key={group} label={t(`groups.${group}`)}>
          {ACTIVITY_ACTIONS.filter((action) => action.startsWith(`${group}.`)).map((action) => (
            <option key={action} value={action}>
              {t(`actions.${action}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </FilterSelect>
  );
}

/** The log's filters. They are in the address: ids, days and fixed words, nothing personal. */
export function ActivityFilters({ query, staff }: FiltersProps) {
  const { t } = useWords('activity');
  const router = useRouter();
  const id = useId();
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const filters = readActivityQuery(Object.fromEntries(new FormData(event.currentTarget)));
    const needsZone = filters.from !== '' || filters.to !== '';
    router.push(`${ACTIVITY_PATH}${writeActivityQuery({ ...filters, zone: needsZone ? zone : '' })}`);
  };
  return (
    <form onSubmit={apply} aria-label={t('filters.legend')} className="flex flex-wrap items-end gap-3">
      <WhoSelect id={`${id}-who`} query={query} staff={staff} />
      <ActionSelect id={`${id}-action`} query={query} />
      <FilterPeriod
        id={id}
        labels={{ from: t('filters.from'), to: t('filters.to'), any: t('filters.any') }}
        period={query}
      />
      <FilterInput
        id={`${id}-subject`}
        name="subject"
        autoComplete="off"
        spellCheck={false}
        label={t('filters.subject')}
        defaultValue={query.subject}
      />
      <Button type="submit">{t('filters.apply')}</Button>
      {isActivityFiltered(query) ? (
        <Button onClick={() => router.push(ACTIVITY_PATH)}>{t('filters.clear')}</Button>
      ) : null}
    </form>
  );
}
