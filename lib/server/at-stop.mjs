/** Plain JavaScript, because scripts/serve.mjs and the build each load it. What is registered is kept for the process. */
const KEY = Symbol.for('customer-onboarding-portal.at-stop');

const registered = () => {
  globalThis[KEY] ??= { stops: [], closes: [] };
  return globalThis[KEY];
};

const runAll = (list) => Promise.allSettled(list.splice(0).map(async (run) => run()));

/**
 * Registers work that runs beside the requests, to be stopped as soon as the server stops. Everything that was registered
 * by `atStop` is still open then.
 *
 * @param {() => Promise<void>} stop resolves when the work has ended
 */
export function atStopping(stop) {
  registered().stops.push(stop);
}

/**
 * Registers something to close when the server has given its last answer.
 *
 * @param {() => Promise<void>} close
 */
export function atStop(close) {
  registered().closes.push(close);
}

/** Stops the work that was registered, and waits until it has ended; a failure keeps nothing else from stopping. */
export async function runAtStopping() {
  await runAll(registered().stops);
}

/** Closes everything that was registered; a failure keeps nothing else from closing. */
export async function runAtStop() {
  await runAll(registered().closes);
}
