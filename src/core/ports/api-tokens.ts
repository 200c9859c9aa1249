/** Tokens of the HTTP API; only hashes of them are stored. */
export interface ApiTokens {
  /**
   * Whose token this is; null when it is unknown, revoked or expired. `tokenId` is not secret and
   * constant over the token's life. Throws when the store cannot be reached.
   */
  userOf(bearer: string): Promise<{ userId: string; tokenId: string } | null>;
}
