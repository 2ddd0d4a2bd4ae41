import { type Ref, type SubmitEvent, useId } from 'react';
import { SEARCH_MAX_CHARACTERS } from '@/lib/shared/review/customer-list';
import { CONTROL } from '../../form/text-field';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';

type SearchProps = {
  inputRef: Ref<HTMLInputElement>;
  text: string;
  isSearching: boolean;
  isSearch: boolean;
  onChange: (text: string) => void;
  onSearch: () => void;
  onClear: () => void;
  /** The down arrow moves from the search box to the results. */
  onDown: () => void;
};

/** The list's search box. The search text is sent in a request body and never becomes part of an address. */
export function CustomersListSearch(props: SearchProps) {
  const { inputRef, text, isSearching, isSearch, onChange, onSearch, onClear, onDown } = props;
  const { t } = useWords('customers');
  const id = useId();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch();
  };
  return (
    <search>
      <form onSubmit={submit} className="flex flex-col gap-1.5">
        <div className="flex items-center gap-2">
          <label htmlFor={id} className="font-semibold">
            {t('search.label')}
          </label>
          <KeyHint>/</KeyHint>
        </div>
        <div className="flex flex-wrap gap-3">
          <input
            ref={inputRef}
            id={id}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={SEARCH_MAX_CHARACTERS}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') onDown();
            }}
            aria-keyshortcuts="/"
            aria-describedby={`${id}-hint`}
            className={`${CONTROL} min-w-56 flex-1`}
          />
          <Button type="submit" variant="primary">
            {isSearching ? t('search.searching') : t('search.button')}
          </Button>
          {isSearch ? <Button onClick={onClear}>{t('search.clear')}</Button> : null}
        </div>
        <p id={`${id}-hint`} className="text-ink-muted">
          {t('search.hint')}
        </p>
      </form>
    </search>
  );
}
