import { env } from '../env';
import { makeDemoLink } from './demo-entrance';

/** Prints a new link to the demo. @param sentence printed above it */
export function tellDemoLink(sentence: string): void {
  process.stdout.write(`\n${sentence}\n${env().portalUrl}${makeDemoLink()}\n`);
}
