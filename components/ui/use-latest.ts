import { type RefObject, useLayoutEffect, useRef } from 'react';

/** A ref that holds the value from the last render: for callbacks that must not restart an effect. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
