import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { openUnsavedDecision } from '@/lib/browser/staff/unsaved-decision';

type UnsavedChoice<Choice> = {
  choice: Choice;
  setChoice: Dispatch<SetStateAction<Choice>>;
  /** Whether the choice is one from before the page was loaded. */
  isRestored: boolean;
};

/**
 * A choice that outlives a reload and a new sign-in of the same member in this tab, until it is saved or dropped.
 *
 * @param nothing the choice before anything was chosen; must be the same value on every render
 */
export function useUnsavedChoice<Choice extends object>(
  memberId: string,
  customerId: string,
  nothing: Choice,
): UnsavedChoice<Choice> {
  const [choice, setChoice] = useState(nothing);
  const [hasFound, setHasFound] = useState(false);
  const [kept] = useState(() => openUnsavedDecision(memberId, customerId));
  const wasNothing = useRef(true);

  useEffect(() => {
    let isCurrent = true;
    void kept.find().then((found) => {
      if (!isCurrent || typeof found !== 'object' || found === null) return;
      setHasFound(true);
      // What was typed before it was found stays.
      setChoice((current) => (current === nothing ? { ...nothing, ...found } : current));
    });
    return () => {
      isCurrent = false;
    };
  }, [kept, nothing]);

  useEffect(() => {
    const isNothing = choice === nothing;
    if (!isNothing) void kept.keep(choice);
    else if (!wasNothing.current) {
      void kept.keep(undefined);
      setHasFound(false);
    }
    wasNothing.current = isNothing;
  }, [choice, kept, nothing]);

  return { choice, setChoice, isRestored: hasFound && choice !== nothing };
}
