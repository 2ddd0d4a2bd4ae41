/** Plain JavaScript, because scripts/serve.mjs and the build each load it. There is one storage for the process. */
import { AsyncLocalStorage } from 'node:async_hooks';

const KEY = Symbol.for('customer-onboarding-portal.current-call');

/** @returns {AsyncLocalStorage<{ isRead: boolean }>} */
function getStorage() {
  globalThis[KEY] ??= new AsyncLocalStorage();
  return globalThis[KEY];
}

/**
 * Does the work of a call to a server action.
 *
 * @param {{ isRead: boolean }} call `isRead` becomes true once code of ours has it
 * @param {() => void} work
 */
export const whileCalled = (call, work) => getStorage().run(call, work);

/** Notes that the current call, if it is one to a server action, could be read. */
export function noteRead() {
  const call = getStorage().getStore();
  if (call) call.isRead = true;
}

/** Tells whether the current call is one to a server action that could not be read, or not yet. */
export const isUnread = () => getStorage().getStore()?.isRead === false;
