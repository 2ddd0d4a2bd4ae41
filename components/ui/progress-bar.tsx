const BAR_CLASS =
  'h-2 w-full max-w-64 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent motion-safe:[&::-webkit-progress-value]:transition-[inline-size] [&::-webkit-progress-value]:duration-200';

/** Progress: `value` out of `max`. `label` names it for people who cannot see it. */
export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress className={BAR_CLASS} max={max} value={value} aria-label={label} />;
}
