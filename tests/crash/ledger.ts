/** One write in the driver's memory. Moments are numbers that only increase. */
type Attempt = { content: string; sentAt: number; acknowledgedAt: number };

const NEVER = Number.POSITIVE_INFINITY;

/** What an attempted write does to the ledger. */
export type LedgerEntry = { acknowledge: () => void };

/** The driver's memory of what it sent and what was acknowledged; the server's storage is compared with it. */
export class Ledger {
  readonly #attempts = new Map<string, Attempt[]>();
  #moment = 0;

  /** Records a write before it is sent. */
  begin(email: string, content: string): LedgerEntry {
    const attempt: Attempt = { content, sentAt: ++this.#moment, acknowledgedAt: NEVER };
    this.#attempts.set(email, [...this.#listAttempts(email), attempt]);
    return {
      acknowledge: () => {
        attempt.acknowledgedAt = ++this.#moment;
      },
    };
  }

  listEmails(): string[] {
    return [...this.#attempts.keys()];
  }

  /** True when an acknowledged write must be there. */
  isRequired(email: string): boolean {
    return this.#listAttempts(email).some(({ acknowledgedAt }) => acknowledgedAt !== NEVER);
  }

  /**
   * What may be stored: every write except those replaced by an acknowledged one that was sent after their own answer.
   */
  listPossibleContents(email: string): string[] {
    const attempts = this.#listAttempts(email);
    const lastAcknowledged = attempts.filter(({ acknowledgedAt }) => acknowledgedAt !== NEVER);
    const isReplaced = ({ acknowledgedAt }: Attempt) => lastAcknowledged.some(({ sentAt }) => sentAt > acknowledgedAt);
    return attempts.filter((attempt) => !isReplaced(attempt)).map(({ content }) => content);
  }

  /** Takes what was found after a crash as the new state: it must not change again on its own. */
  settle(email: string, content: string | undefined): void {
    if (content === undefined) this.#attempts.delete(email);
    else this.#attempts.set(email, [{ content, sentAt: ++this.#moment, acknowledgedAt: ++this.#moment }]);
  }

  #listAttempts(email: string): Attempt[] {
    return this.#attempts.get(email) ?? [];
  }
}
