import type { PortalServer } from '../../setup/portal-server';
import type { EnginePage } from '../driver/engine';
import type { Person } from '../person';

/** What a variant of an engine cannot do, and says so: the journeys then go another way. */
export type Limits = {
  /** Files that this browser refuses with a sentence that says what to do. */
  refusedFiles?: readonly string[];
  /** Canvases return noise: nothing that the page draws can be sent, and no preview can be read. */
  hasNoCanvas?: boolean;
  /** Nothing can be kept: neither a draft nor a session. */
  hasNoStorage?: boolean;
};

/** Where a journey takes place. */
export type Scene = {
  portal: PortalServer;
  limits: Limits;
  /** Opens another page with somebody in front of it; all are closed when the journey ends. */
  meet(size?: { widthPx: number; heightPx: number }): Promise<Person>;
  /** Keeps a picture of a state for somebody to look at, if they are wanted. */
  picture(page: EnginePage, name: string): Promise<void>;
};

/** @returns how it ended, in a few words */
export type Journey = { name: string; take(scene: Scene): Promise<string> };
