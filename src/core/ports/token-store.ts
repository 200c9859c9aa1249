/**
 * Counts tokens per day for one owner: a person (in their own object) or the deployment (in the directory).
 * Must survive a restart, and `take` must be atomic: two turns at once cannot both get the last tokens.
 */
export interface TokenStore {
  /**
   * Reserves `tokens` of `day` unless that makes more than `limit`; tells whether it did.
   * @param day `YYYY-MM-DD` in UTC, as the models' own quotas count
   */
  take(day: string, tokens: number, limit: number): Promise<boolean>;
  /** Corrects a reservation to what it really was: negative gives back. */
  adjust(day: string, tokens: number): Promise<void>;
  /** Tokens of the day so far, reservations included. */
  used(day: string): Promise<number>;
}
