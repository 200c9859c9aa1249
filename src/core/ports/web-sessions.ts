/** How long a browser stays signed in after it signed in, in milliseconds. */
export const SESSION_LIFETIME_MS = 30 * 24 * 3_600_000;

/**
 * Browsers that are signed in. A secret is opaque and unguessable; only a hash of it is stored.
 * Methods throw when the store cannot be reached; the channel answers 503 then.
 */
export interface WebSessions {
  /** Signs a browser in for `SESSION_LIFETIME_MS`; resolves to the secret for its cookie. */
  open(userId: string): Promise<string>;
  /** The user of a session that is neither closed nor expired; null for anything else. */
  userOf(secret: string): Promise<string | null>;
  /** Closing an unknown session is no error. */
  close(secret: string): Promise<void>;
  /** The one user of a local run, made when absent. */
  localUser(): Promise<string>;
  /**
   * The user to whom `/link` gave this code, once; null when it is wrong, used, expired or when there
   * were too many tries. The code is as typed (trimmed): its maker forgives case, spaces and dashes.
   */
  redeem(code: string): Promise<string | null>;
}
