/** Plain JavaScript, because scripts/serve.mjs and the build each load it. What is registered is kept for the process. */
const KEY = Symbol.for('customer-onboarding-portal.at-stop');

const registered = () => {
  globalThis[KEY] ??= [];
  return globalThis[KEY];
};

/**
 * Registers something to close when the server has given its last answer.
 *
 * @param {() => Promise<void>} close
 */
export function atStop(close) {
  registered().push(close);
}

/** Closes everything that was registered; a failure keeps nothing else from closing. */
export async function runAtStop() {
  await Promise.allSettled(
    registered()
      .splice(0)
      .map(async (close) => close()),
  );
}
