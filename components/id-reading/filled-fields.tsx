'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { FoundReading } from './found-reading';

type FilledFields = { names: readonly string[]; onEdit: (name: string) => void };

const FilledFieldsContext = createContext<FilledFields>({ names: [], onEdit: () => undefined });

type FilledFieldsProviderProps = {
  found: FoundReading | undefined;
  onUpdate: (changes: Partial<FoundReading>) => void;
  children: ReactNode;
};

/** Tells the fields below which of them an ID filled in, until they are changed. */
export function FilledFieldsProvider({ found, onUpdate, children }: FilledFieldsProviderProps) {
  const fields = useMemo<FilledFields>(() => {
    const names = found?.filled ?? [];
    return {
      names,
      onEdit: (name) => {
        if (names.some((filled) => filled === name)) onUpdate({ filled: names.filter((filled) => filled !== name) });
      },
    };
  }, [found?.filled, onUpdate]);
  return <FilledFieldsContext value={fields}>{children}</FilledFieldsContext>;
}

/**
 * Whether the ID filled in a field, and a callback for when the person changes it.
 *
 * @param name of the field
 */
export function useFilledField(name: string): { isFilled: boolean; onEdit: () => void } {
  const { names, onEdit } = useContext(FilledFieldsContext);
  return { isFilled: names.includes(name), onEdit: () => onEdit(name) };
}
