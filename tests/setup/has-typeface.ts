import { spawnSync } from 'node:child_process';

/** Whether the machine can draw in a typeface. */
export const hasTypeface = (family: string) =>
  spawnSync('fc-list', [`:family=${family}`, 'family'], { encoding: 'utf8' }).stdout?.includes(family) ?? false;
