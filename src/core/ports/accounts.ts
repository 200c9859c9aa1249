/** What a person can ask the directory for, about their own account. Repeating a call changes nothing more. */
export interface Accounts {
  /** A one-time code, good for ten minutes, that adds a channel or a browser to this user. */
  saveCode(kind: "link" | "invite", userId: string, code: string): Promise<void>;
  /** Whether this user owns the deployment, and so decides who else may use it. */
  isOwner(userId: string): Promise<boolean>;
  /** A bearer token for the API. */
  saveApiToken(userId: string, token: string): Promise<void>;
}
