import type { Database } from '../db/schema/database';

/** A call from outside: what its headers say, cookies included, and when it came (epoch milliseconds). */
export type IncomingCall = { headers: Headers; now: number };

/** What is left to do once a door has answered. Whoever serves the door carries it out; see serve.ts. */
export type Effects = {
  /** The path that the browser is led to. */
  goTo?: string;
  /** The path of a page that shows something else now. */
  revalidate?: string;
  cookie?: { name: string; value: string; options: object };
};

/** Somebody whose call was let in: `address` is what limits count by (client-address.ts). */
export type Caller = IncomingCall & { address: string; database: Database; effects: Effects };
