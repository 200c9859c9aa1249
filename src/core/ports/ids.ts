/** Fresh names. */
export interface Ids {
  /** Sortable, unique within a user: for rows. */
  next(prefix: string): string;
  /** Opaque and unguessable (128 random bits, base64url): for buttons, codes, tokens. */
  secret(): string;
}
