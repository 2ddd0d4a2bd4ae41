import { env } from '../env';
import { makeDemoLink } from './demo-entrance';

/** Prints a new link into the demo. @param sentence what stands above it */
export function tellDemoLink(sentence: string): void {
  process.stdout.write(`\n${sentence}\n${env().portalUrl}${makeDemoLink()}\n`);
}
