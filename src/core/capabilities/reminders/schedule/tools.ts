import type { Block } from "../../../chat/reply.ts";
import { paragraph, type Span } from "../../../chat/reply.ts";
import { defineTool, type Tool, type ToolContext } from "../../../tools/tool.ts";
import { remGone } from "../../../wording/catalogue/reminders.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { label } from "../../../wording/time.ts";
import { rich, t } from "../../../wording/words.ts";
import { channelLabel } from "../../memory/wording.ts";
import type { ReminderBook } from "../book.ts";
import type { FireDeps } from "../fire.ts";
import * as inputs from "../inputs.ts";
import { fullReminder } from "../wording.ts";
import { end, pause, resume, sendTo, skip } from "./changes.ts";
import { clearTool } from "./clear-tool.ts";
import { showReminder } from "./show.ts";

/** What can be done with a reminder that repeats, beside what can be done with any. */
export function scheduleTools(deps: FireDeps): Tool[] {
  const { book, addresses } = deps;
  const one = (id: string, context: ToolContext, ask: Ask) => preview(book, [id], context, ask);
  return [
    clearTool(book),
    defineTool({
      name: "reminders.show",
      description: "Shows one reminder with its next times.",
      effect: "read",
      input: inputs.showInput,
      run: (input, context) => showReminder(deps, input, context),
    }),
    defineTool({
      name: "reminders.skip",
      description: "Leaves out single occurrences of a repeating reminder.",
      effect: "write",
      input: inputs.skipInput,
      preview: (input, context) =>
        one(input.id, context, (reminder) => rich(context, words.skipAsk, { reminder })),
      run: (input, context) => skip(book, input, context),
    }),
    defineTool({
      name: "reminders.pause",
      description: "Pauses repeating reminders, until a time or until they are resumed.",
      effect: "write",
      input: inputs.pauseInput,
      preview: ({ ids, until }, context) => previewPause(book, ids, until, context),
      run: (input, context) => pause(book, input, context),
    }),
    defineTool({
      name: "reminders.resume",
      description: "Resumes paused reminders.",
      effect: "write",
      input: inputs.resumeInput,
      preview: (input, context) =>
        preview(
          book,
          input.ids,
          context,
          (reminder) => rich(context, words.resumeAsk, { reminder }),
          (count) => t(context, words.theseResumeAsk, { number: count }),
        ),
      run: (input, context) => resume(book, input, context),
    }),
    defineTool({
      name: "reminders.end",
      description: "Ends a repeating reminder on a day or after some more times.",
      effect: "write",
      input: inputs.endInput,
      preview: ({ id, end: last }, context) =>
        one(id, context, (reminder) =>
          "on" in last
            ? rich(context, words.endOnAsk, { reminder, day: last.on })
            : rich(context, words.endAfterAsk, { reminder, number: last.after }),
        ),
      run: (input, context) => end(book, input, context),
    }),
    defineTool({
      name: "reminders.send-to",
      description: "Chooses the channel on which a reminder comes.",
      effect: "write",
      input: inputs.sendToInput,
      preview: ({ id, channel }, context) =>
        one(id, context, (reminder) =>
          channel === null
            ? rich(context, words.sendHomeAsk, { reminder })
            : rich(context, words.sendOnAsk, { reminder, channel: channelLabel(channel, context) }),
        ),
      run: (input, context) => sendTo(book, addresses, input, context),
    }),
  ];
}

/** The question about one reminder, and about so many. */
type Ask = (reminder: Span[]) => Span[];
type AskThese = (count: number) => string;

function preview(
  book: ReminderBook,
  ids: string[],
  context: ToolContext,
  ask: Ask,
  askThese: AskThese = () => "",
): Block[] {
  const found = ids.map((id) => book.get(id)).filter((row) => row !== null);
  const [only] = found;
  if (!only) return [paragraph(t(context, remGone))];
  if (found.length === 1) return [paragraph(...ask(fullReminder(only, context)))];
  const rows = found.map((row) => paragraph(...fullReminder(row, context)));
  return [paragraph(askThese(found.length)), ...rows];
}

function previewPause(
  book: ReminderBook,
  ids: string[],
  at: number | undefined,
  context: ToolContext,
): Block[] {
  if (at === undefined) {
    return preview(
      book,
      ids,
      context,
      (reminder) => rich(context, words.pauseAsk, { reminder }),
      (number) => t(context, words.thesePauseAsk, { number }),
    );
  }
  const until = label(at, context);
  return preview(
    book,
    ids,
    context,
    (reminder) => rich(context, words.pauseUntilAsk, { reminder, until }),
    (number) => t(context, words.thesePauseUntilAsk, { number, until }),
  );
}
