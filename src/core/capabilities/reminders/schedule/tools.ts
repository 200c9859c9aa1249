import type { Block } from "../../../chat/reply.ts";
import { paragraph, text } from "../../../chat/reply.ts";
import { defineTool, type Tool, type ToolContext } from "../../../tools/tool.ts";
import { label } from "../../../wording/time.ts";
import { channelLabel } from "../../memory/wording.ts";
import type { ReminderBook } from "../book.ts";
import { GONE } from "../cards.ts";
import type { FireDeps } from "../fire.ts";
import * as inputs from "../inputs.ts";
import { fullReminder } from "../wording.ts";
import { end, pause, resume, sendTo, skip } from "./changes.ts";
import { showReminder } from "./show.ts";

/** What can be done with a reminder that repeats, beside what can be done with any. */
export function scheduleTools(deps: FireDeps): Tool[] {
  const { book, addresses } = deps;
  const one = (verb: string, id: string, context: ToolContext) =>
    preview(verb, book, [id], context);
  return [
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
      preview: (input, context) => one("Skip this once", input.id, context),
      run: (input, context) => skip(book, input, context),
    }),
    defineTool({
      name: "reminders.pause",
      description: "Pauses repeating reminders, until a time or until they are resumed.",
      effect: "write",
      input: inputs.pauseInput,
      preview: ({ ids, until }, context) =>
        preview(
          until === undefined ? "Pause" : `Pause until ${label(until, context)}`,
          book,
          ids,
          context,
        ),
      run: (input, context) => pause(book, input, context),
    }),
    defineTool({
      name: "reminders.resume",
      description: "Resumes paused reminders.",
      effect: "write",
      input: inputs.resumeInput,
      preview: (input, context) => preview("Resume", book, input.ids, context),
      run: (input, context) => resume(book, input, context),
    }),
    defineTool({
      name: "reminders.end",
      description: "Ends a repeating reminder on a day or after some more times.",
      effect: "write",
      input: inputs.endInput,
      preview: ({ id, end: last }, context) =>
        one("on" in last ? `End on ${last.on}` : `End after ${last.after} more`, id, context),
      run: (input, context) => end(book, input, context),
    }),
    defineTool({
      name: "reminders.send-to",
      description: "Chooses the channel on which a reminder comes.",
      effect: "write",
      input: inputs.sendToInput,
      preview: ({ id, channel }, context) =>
        one(channel === null ? "Send home" : `Send on ${channelLabel(channel)}`, id, context),
      run: (input, context) => sendTo(book, addresses, input, context),
    }),
  ];
}

function preview(verb: string, book: ReminderBook, ids: string[], context: ToolContext): Block[] {
  const found = ids.map((id) => book.get(id)).filter((row) => row !== null);
  if (found.length === 0) return [paragraph(GONE)];
  const [only] = found;
  if (only && found.length === 1) {
    return [paragraph(text(`${verb}: `), ...fullReminder(only, context), "?")];
  }
  const rows = found.map((row) => paragraph(...fullReminder(row, context)));
  return [paragraph(`${verb} these ${found.length}?`), ...rows];
}
