/** Who may use this deployment. Shared by all users; never holds what they wrote. */
export interface Directory {
  /** The user behind an account on a channel, or null. */
  userOf(identityId: string): Promise<string | null>;
  /** Makes the account a new user. Returns the user's id (the existing one when it was faster elsewhere). */
  register(identityId: string): Promise<string>;
  /** The first account ever becomes (or joins) the owner; null when the deployment has its owner. */
  claimOwner(identityId: string): Promise<string | null>;
  /** True once a day at most: whether a refusal is due now. */
  refuse(identityId: string): Promise<boolean>;
  /** What a code says, used up; guessing is limited per account and overall. */
  redeem(identityId: string, code: string): Promise<Redeemed>;
}

export type Redeemed =
  | { status: "joined"; userId: string }
  | { status: "invalid" }
  | { status: "locked" };
