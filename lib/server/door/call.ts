import type { Delivery } from '../../shared/submission/submission';
import type { Database } from '../db/schema/database';

/** A call from outside: its headers, including cookies, and when it came (epoch milliseconds). */
export type IncomingCall = { headers: Headers; now: number };

/** What remains to be done once a door has answered. The code that serves the door carries it out; see serve.ts. */
export type Effects = {
  /** The path to redirect the browser to. */
  goTo?: string;
  /** The path of a page whose content has changed. */
  revalidate?: string;
  cookie?: { name: string; value: string; options: object };
  /** What is known about a submission if the door fails from here on. Undefined: its record was not looked at yet. */
  delivery?: Delivery;
};

/** A caller who was let in: limits are counted by `address` (client-address.ts). */
export type Caller = IncomingCall & { address: string; database: Database; effects: Effects };
