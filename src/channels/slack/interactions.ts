import {
  accountOf,
  homeOf,
  ignored,
  inbound,
  isDm,
  origin,
  type ParseContext,
  type Parsed,
  placeOf,
} from "./origin.ts";
import { blockActionsBody, commandBody } from "./payloads.ts";
import { plainText } from "./text.ts";

/** A pressed button. */
export function parseAction(body: unknown, context: ParseContext): Parsed {
  const parsed = blockActionsBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable action");
  const { user, team, enterprise, container, message, channel, actions, ...rest } = parsed.data;
  const account = accountOf(
    rest.is_enterprise_install === true,
    enterprise?.id ?? team?.enterprise_id,
    team?.id ?? user.team_id,
  );
  const { value: token, action_id, action_ts } = actions;
  if (account === undefined || !token) return ignored("action without value");
  const who = { account, userId: user.id };
  const ts = message?.ts ?? container?.message_ts;
  const place = ts ?? container?.view_id ?? "home";
  const common = origin(context, who, action_ts, [`act:${place}:${action_id}:${action_ts}`]);
  if (!channel || !ts) return inbound({ kind: "action", token, address: homeOf(who), ...common });
  // A message for one person's eyes can only be edited through its response_url.
  const viaUrl = container?.is_ephemeral === true || !isDm(channel.id);
  const url = viaUrl ? kept(rest.response_url, context) : undefined;
  const address = placeOf(who, channel.id, message?.thread_ts ?? container?.thread_ts, url);
  return inbound({
    kind: "action",
    token,
    address,
    message: { address, messageId: ts },
    ...common,
  });
}

/** `/adjutant ...`: a command when its first word names one, else a message. */
export function parseCommand(body: unknown, context: ParseContext): Parsed {
  const parsed = commandBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable command");
  const { user_id: userId, user_name, channel_id, response_url, trigger_id, ...rest } = parsed.data;
  const orgWide = rest.is_enterprise_install === "true";
  const account = accountOf(orgWide, rest.enterprise_id, rest.team_id);
  if (account === undefined) return ignored("no workspace");
  const who = { account, userId };
  const address = placeOf(who, channel_id, undefined, kept(response_url, context));
  const common = { address, ...origin(context, who, undefined, [`trig:${trigger_id}`]) };
  if (user_name) common.actor.displayName = user_name;
  const text = plainText(rest.text ?? "").trim();
  const [, first = "", args = ""] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const name = first.toLowerCase().replace(/^\//, "") || "help";
  if (context.commandNames.includes(name)) {
    return inbound({ kind: "command", name, args, ...common });
  }
  return inbound({ kind: "message", messageId: trigger_id, text, ...common });
}

function kept(url: string | null | undefined, context: ParseContext): string | undefined {
  return url && context.mayRespond(url) ? url : undefined;
}
