/** Plain JavaScript, because scripts/serve.mjs and the build each load it. There is one signal for the process. */
const KEY = Symbol.for('customer-onboarding-portal.start-signal');

function getSignal() {
  if (globalThis[KEY] === undefined) {
    const signal = {};
    signal.given = new Promise((resolve) => {
      signal.give = resolve;
    });
    globalThis[KEY] = signal;
  }
  return globalThis[KEY];
}

/** Tells that everything which can keep the server from starting was checked. */
export const noteChecked = () => getSignal().give();

/** @returns {Promise<void>} resolves when it was */
export const awaitChecks = () => getSignal().given;
