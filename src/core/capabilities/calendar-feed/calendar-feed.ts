import * as z from "zod/mini";
import { code, note, paragraph } from "../../chat/reply.ts";
import type { CalendarFeeds } from "../../ports/calendar-feeds.ts";
import type { Ids } from "../../ports/ids.ts";
import { defineTool, type Tool } from "../../tools/tool.ts";
import { sentence } from "../../wording/draft.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandSpec } from "../command.ts";

const nothing = z.object({});
const OFF = new Set(["off", "stop", "revoke", "delete", "remove"]);

const CALENDAR_COMMAND = {
  name: "calendar",
  description: 'Show tasks and reminders in a calendar program; "off" ends it',
  args: "[off]",
} as const satisfies CommandSpec;

export interface CalendarFeedDeps {
  calendarFeeds: CalendarFeeds;
  ids: Ids;
  /** Where this deployment is reached, without a slash at the end; null when nobody has said. */
  publicUrl: string | null;
}

/** An address to which calendar programs subscribe. It is the only key, so that a new one replaces the old. */
export function createCalendarFeed(deps: CalendarFeedDeps): Capability {
  return {
    name: "calendar-feed",
    title: "Calendar link",
    examples: ["/calendar", "/calendar off"],
    commands: [{ spec: CALENDAR_COMMAND, plan: planCalendar }],
    tools: [linkTool(deps), removeTool(deps)],
    intents: {},
  };
}

function planCalendar(args: string): Plan {
  const tool = OFF.has(args.trim().toLowerCase()) ? "calendar-feed.remove" : "calendar-feed.link";
  return { kind: "call", call: { tool, input: {} } };
}

function linkTool({ calendarFeeds, ids, ...deps }: CalendarFeedDeps): Tool {
  return defineTool({
    name: "calendar-feed.link",
    description:
      "Makes the secret address under which calendar programs show this account's items.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    preview: () => [paragraph("Make a new calendar link; the one before ends.")],
    /** The token is journaled before it is saved, so a resumed turn saves and shows the same one. */
    async prepare(_input, { step, userId }) {
      const token = await step("token", () => Promise.resolve(ids.secret()));
      await step("save", () => calendarFeeds.saveCalendarFeed(userId, token));
      return token;
    },
    run(_input, { prepared }) {
      const path = `/ics/${String(prepared)}`;
      const link = deps.publicUrl === null ? path : `${deps.publicUrl}${path}`;
      const where =
        deps.publicUrl === null ? "Put the address of this deployment in front of it. " : "";
      const blocks = [
        paragraph("Calendar link: ", code(link)),
        note(
          `${where}Subscribe to it in a calendar program. Whoever has it sees your tasks and reminders; earlier links have ended. /calendar off ends this one.`,
        ),
      ];
      return { reply: { blocks, buttons: [], secret: true } };
    },
  });
}

function removeTool({ calendarFeeds }: CalendarFeedDeps): Tool {
  return defineTool({
    name: "calendar-feed.remove",
    description: "Ends the calendar address of this account.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    preview: () => [paragraph("End your calendar link.")],
    async prepare(_input, { step, userId }) {
      await step("remove", () => calendarFeeds.removeCalendarFeed(userId));
      return null;
    },
    run: () => sentence("Your calendar link has ended. Programs that use it get nothing more."),
  });
}
