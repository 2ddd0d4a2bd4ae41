/** Who or what an entry of the activity is about, if it still exists. A customer without a name has an empty one. */
export type FoundSubject =
  | { kind: 'customer'; name: string }
  | { kind: 'held' }
  | { kind: 'invitation'; emailAddress: string };
