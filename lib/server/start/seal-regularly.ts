import 'server-only';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { logger, logUnexpected } from '../log';
import { processSingleton } from '../process-singleton';
import { sealActivity } from '../staff/activity/seal-activity';

/** How often the record of activity is sealed, in milliseconds: what is newer could still be changed unseen. */
const SEAL_EVERY_MS = 60_000;

async function seal(state: { wasRefused: boolean }): Promise<void> {
  const { database, keys } = await openEmbeddedStore();
  const isRefused = (await sealActivity(database, keys, Date.now())) === 'refused';
  if (isRefused && !state.wasRefused) {
    logger.warn({}, 'the record of activity does not follow from its seal: run npm run portal -- activity-check');
  }
  state.wasRefused = isRefused;
}

/** Seals the record of activity now and from then on, once in this process. */
export function sealActivityRegularly(): void {
  const state = processSingleton('activity-seal', () => ({ isStarted: false, wasRefused: false }));
  if (state.isStarted) return;
  state.isStarted = true;
  const run = () => void seal(state).catch((error) => logUnexpected(error, 'seal-activity'));
  run();
  setInterval(run, SEAL_EVERY_MS).unref();
}
