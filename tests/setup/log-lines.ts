/** What the portal prints for people when it starts and stops; everything else is JSON. */
const FOR_PEOPLE = [
  /^The portal is ready: /,
  /^Because TRUSTED_PROXY_HOPS is set /,
  /^✓ Running next\.config\.mjs took /,
  /^Nobody can sign in to the staff console yet\. /,
  /^https?:\/\/\S+\/staff\/join\/\S+$/,
];

export type LogLine = { level: number; msg: string; id?: string; where?: string };

/** The log of a portal: its lines, and everything that is neither JSON of ours nor meant for people. */
export function readLog(output: string): { lines: LogLine[]; foreign: string[] } {
  const lines: LogLine[] = [];
  const foreign: string[] = [];
  for (const text of output.split('\n').map((line) => line.trim())) {
    if (text === '' || FOR_PEOPLE.some((pattern) => pattern.test(text))) continue;
    try {
      lines.push(JSON.parse(text));
    } catch {
      foreign.push(text);
    }
  }
  return { lines, foreign };
}
