/**
 * Loaded into a measured server by `node --import`. Measures how long its event loop is blocked, while the bench asks
 * for it.
 *
 * Messages: `start` and `stop` of a turn, and `report`: over all turns, the median of the 95th percentiles and the
 * longest delay, in milliseconds.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const NANOSECONDS_A_MS = 1_000_000;

/** Even an idle loop shows a delay of the resolution itself. */
const toDelayMs = (nanoseconds) => Math.max(0, nanoseconds / NANOSECONDS_A_MS - RESOLUTION_MS);

let watch = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const turns = [];

const answers = {
  start: () => {
    // A new one for each turn, or the pause before it would count as a delay.
    watch = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    watch.enable();
  },
  stop: () => {
    watch.disable();
    turns.push({ p95Ms: toDelayMs(watch.percentile(95)), maxMs: toDelayMs(watch.max) });
  },
  report: () => {
    // The first turn is a warm-up.
    const counted = turns.splice(0).slice(1);
    const sorted = counted.map(({ p95Ms }) => p95Ms).sort((one, other) => one - other);
    return { p95Ms: sorted[Math.floor(sorted.length / 2)], maxMs: Math.max(...counted.map(({ maxMs }) => maxMs)) };
  },
};

process.on('message', (message) => process.send(answers[message]() ?? 'done'));
