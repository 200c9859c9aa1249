import * as z from "zod/mini";
import { code, note, paragraph } from "../../chat/reply.ts";
import type { CalendarFeeds } from "../../ports/calendar-feeds.ts";
import type { Ids } from "../../ports/ids.ts";
import { defineTool, type Outcome, type Tool } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/account.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import { dismiss, draft, press, sentence } from "../../wording/draft.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";

const nothing = z.object({});
/** `keep`: a link that there is already goes on; it cannot be shown again, since only its hash is kept. */
const linkInput = z.object({ keep: z.optional(z.boolean()) });
const OFF = new Set(["off", "stop", "revoke", "delete", "remove", "aus", "beenden"]);

const CALENDAR_COMMAND = {
  name: "calendar",
  description: commands.commandCalendar,
  args: commands.argsCalendar,
} as const satisfies CommandTexts;

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
    title: help.topicCalendarFeed,
    examples: help.examplesCalendarFeed,
    commands: [{ spec: CALENDAR_COMMAND, plan: planCalendar }],
    tools: [linkTool(deps), removeTool(deps)],
    phrases: { "feed.show": help.sayFeedShow, "feed.revoke": help.sayFeedRevoke },
    intents: {
      "feed.show": () => call("calendar-feed.link", { keep: true }),
      "feed.renew": () => call("calendar-feed.link"),
      "feed.revoke": () => call("calendar-feed.remove"),
    },
  };
}

function planCalendar(args: string): Plan {
  return call(OFF.has(args.trim().toLowerCase()) ? "calendar-feed.remove" : "calendar-feed.link");
}

function call(tool: string, input = {}): Plan {
  return { kind: "call", call: { tool, input } };
}

function linkTool({ calendarFeeds, ids, ...deps }: CalendarFeedDeps): Tool {
  return defineTool({
    name: "calendar-feed.link",
    description:
      "Makes the secret address under which calendar programs show this account's items.",
    effect: "write",
    personOnly: () => true,
    input: linkInput,
    preview: (_input, context) => [paragraph(t(context, words.feedNewAsk))],
    /** The token is journaled before it is saved, so a resumed turn saves and shows the same one. */
    async prepare({ keep }, { step, userId }) {
      if (keep && (await step("known", () => calendarFeeds.hasCalendarFeed(userId)))) return null;
      const token = await step("token", () => Promise.resolve(ids.secret()));
      await step("save", () => calendarFeeds.saveCalendarFeed(userId, token));
      return token;
    },
    run(_input, context) {
      if (context.prepared === null) return askForNew(context);
      const path = `/ics/${String(context.prepared)}`;
      const link = deps.publicUrl === null ? path : `${deps.publicUrl}${path}`;
      const about = deps.publicUrl === null ? words.feedAboutPath : words.feedAbout;
      const blocks = [
        paragraph(...rich(context, words.feedLink, { link: code(link) })),
        note(t(context, about)),
      ];
      return { reply: { blocks, buttons: [], secret: true } };
    },
  });
}

function askForNew(to: Reader): Outcome {
  const renew = press(t(to, words.feedNew), "calendar-feed.link", {});
  return {
    reply: draft([paragraph(t(to, words.feedKnown))], [[renew, dismiss(to, words.feedKeep)]]),
  };
}

function removeTool({ calendarFeeds }: CalendarFeedDeps): Tool {
  return defineTool({
    name: "calendar-feed.remove",
    description: "Ends the calendar address of this account.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    preview: (_input, context) => [paragraph(t(context, words.feedEndAsk))],
    async prepare(_input, { step, userId }) {
      await step("remove", () => calendarFeeds.removeCalendarFeed(userId));
      return null;
    },
    run: (_input, context) => sentence(t(context, words.feedEnded)),
  });
}
