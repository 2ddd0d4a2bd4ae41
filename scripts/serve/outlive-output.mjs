/**
 * Lets the server outlive whoever reads what it prints. Without this, a line that cannot be written (closed pipe, full
 * disk) is an uncaught error; Next.js prints those, which fails again, and so on for as long as the server runs.
 */
export function outliveOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
