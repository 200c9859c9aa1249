import type { Directory } from "../ports/directory.ts";
import * as words from "../wording/catalogue/chat.ts";
import { readerOf, t } from "../wording/words.ts";
import type { Inbound } from "./inbound.ts";

export type SignUp =
  | "open"
  /** With a code. The owner is known in another way (on a local run: at the page). */
  | "invite"
  /** The same, but the first to write is the owner, who can then invite. */
  | "invite-after-owner"
  /** The first to write is the owner, and alone. */
  | "owner";

export type Admission =
  | { status: "user"; userId: string }
  /** `refusal` is null when they were told already, or when nobody spoke. */
  | { status: "stranger"; refusal: string | null };

/** Codes are 8 characters of Crockford's base 32: no I, L, O, U; typed in any case, with or without a dash. */
const CODE = /^[0-9a-hjkmnp-tv-z]{4}-?[0-9a-hjkmnp-tv-z]{4}$/iu;

/**
 * Lets a known account in, and an unknown one according to the policy. Nothing of what a stranger wrote
 * is kept; a valid code lets them in.
 */
export async function admit(
  inbound: Inbound,
  policy: SignUp,
  directory: Directory,
): Promise<Admission> {
  const known = await directory.userOf(inbound.actor.id);
  if (known !== null) return { status: "user", userId: known };
  if (inbound.kind !== "message" && inbound.kind !== "command")
    return { status: "stranger", refusal: null };
  // Of a stranger nothing is kept, so that only the platform tells.
  const to = readerOf(inbound.actor.locale);
  const code = codeIn(inbound);
  if (code !== null) {
    const redeemed = await directory.redeem(inbound.actor.id, code);
    if (redeemed.status === "joined") return { status: "user", userId: redeemed.userId };
    const refusal = redeemed.status === "locked" ? words.admitLocked : words.admitWrong;
    return { status: "stranger", refusal: t(to, refusal) };
  }
  if (policy === "open")
    return { status: "user", userId: await directory.register(inbound.actor.id) };
  if (policy === "owner" || policy === "invite-after-owner") {
    const owner = await directory.claimOwner(inbound.actor.id);
    if (owner !== null) return { status: "user", userId: owner };
  }
  return {
    status: "stranger",
    refusal: (await directory.refuse(inbound.actor.id)) ? t(to, REFUSALS[policy]) : null,
  };
}

const REFUSALS = {
  owner: words.admitOwned,
  invite: words.admitInvitation,
  "invite-after-owner": words.admitInvitation,
};

/** "/start CODE", "/link CODE", or nothing but a code. */
function codeIn(inbound: Inbound): string | null {
  if (inbound.kind === "command" && (inbound.name === "start" || inbound.name === "link")) {
    return CODE.test(inbound.args.trim()) ? normal(inbound.args) : null;
  }
  return inbound.kind === "message" && CODE.test(inbound.text.trim()) ? normal(inbound.text) : null;
}

/** The form in which codes are hashed. */
export function normal(code: string): string {
  return code.trim().replace("-", "").toUpperCase();
}
