/** What a refusal of Slack means for the message. */
export type Refusal =
  /** Not now. */
  | "later"
  /** Slack says that part of it may have been done. */
  | "unsure"
  /** The message to edit is not there or too old. */
  | "edit-gone"
  /** This conversation cannot be written to. */
  | "place-gone"
  /** The app is not in the workspace any more, or its token is not good. */
  | "uninstalled"
  /** The blocks, not the text, are the problem. */
  | "blocks"
  /** Will never work. */
  | "never";

/** Error codes of the methods that we call (docs.slack.dev/reference/methods/<method>#errors). */
const CODES: Record<Exclude<Refusal, "never">, string> = {
  later: `ratelimited rate_limited service_unavailable request_timeout team_added_to_org
    external_channel_migrating`,
  // "It's possible some aspect of the operation succeeded before the error was raised."
  unsure: "internal_error fatal_error",
  "edit-gone": "message_not_found cant_update_message edit_window_closed",
  "place-gone": `channel_not_found user_not_found users_not_found user_not_in_channel not_in_channel
    is_archived cannot_dm_bot user_disabled user_not_visible channel_is_limited_access
    messages_tab_disabled restricted_action thread_not_found used_url expired_url`,
  uninstalled: `account_inactive invalid_auth not_authed token_revoked token_expired
    team_access_not_granted missing_scope no_permission not_allowed_token_type org_login_required
    ekm_access_denied access_denied`,
  blocks: "invalid_blocks invalid_blocks_format msg_blocks_too_long",
};

const REFUSALS = new Map(
  Object.entries(CODES).flatMap(([refusal, codes]) =>
    codes.split(/\s+/).map((code) => [code, refusal as Refusal] as const),
  ),
);

/** `http_<status>` stands for an answer without a code. */
export function refusalOf(code: string): Refusal {
  return REFUSALS.get(code) ?? (/^http_(3|5|408)/.test(code) ? "later" : "never");
}
