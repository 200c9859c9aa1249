import type { BotCommand } from "grammy/types";
import type { CommandSpec } from "../../core/capabilities/command.ts";

/** The kinds of update that `parseUpdate` reads; Telegram keeps the others to itself. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "stopped_message_generation",
] as const;

/** Limits of setMyCommands (Bot API). */
const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 256;

/** The menu beside the text field. `/start` is not in it: Telegram has a button of its own for that. */
export function botCommands(specs: readonly CommandSpec[]): BotCommand[] {
  return specs
    .filter(({ name }) => name !== "start" && /^[a-z0-9_]{1,32}$/.test(name))
    .map(({ name, description, args }) => {
      const words = args === undefined ? description : `${args} - ${description}`;
      return { command: name, description: words.slice(0, MAX_DESCRIPTION) };
    })
    .slice(0, MAX_COMMANDS);
}
