/** Pauses that end early when a retry is worthwhile: through `wake`, or when the browser comes online. */
export function makePauses() {
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const end of wakers) end();
  };
  globalThis.addEventListener?.('online', wake);
  return {
    wake,
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          wakers.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        wakers.add(end);
      }),
    stop: () => {
      globalThis.removeEventListener?.('online', wake);
      wake();
    },
  };
}
