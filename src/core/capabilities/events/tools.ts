import * as z from "zod/mini";
import { CHANNEL_NAMES } from "../../chat/inbound.ts";
import { paragraph } from "../../chat/reply.ts";
import type { FileProblem as AccessProblem, FileSource } from "../../ports/file-source.ts";
import type { Ids } from "../../ports/ids.ts";
import {
  type ButtonDraft,
  defineTool,
  type Outcome,
  type Tool,
  type ToolContext,
} from "../../tools/tool.ts";
import { remove } from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/events.ts";
import { dismiss, draft, mention, sentence, undoButton } from "../../wording/draft.ts";
import { t } from "../../wording/words.ts";
import { shownEvent } from "./actions.ts";
import type { EventStore } from "./event.ts";
import {
  type CalendarFile,
  type CalendarRead,
  MAX_FILE,
  readCalendar,
} from "./ics/read-calendar.ts";
import { carryOut, isEmpty, planImport } from "./import.ts";
import * as wording from "./wording.ts";

const readInput = z.union([
  z.object({ text: z.string() }),
  z.object({
    channel: z.enum(CHANNEL_NAMES),
    ref: z.string().check(z.maxLength(500)),
    bytes: z.optional(z.number()),
  }),
]);
type ReadInput = z.infer<typeof readInput>;
const addInput = z.object({ file: z.string().check(z.maxLength(100)) });

export interface EventsDeps {
  events: EventStore;
  files: FileSource;
  ids: Pick<Ids, "next">;
}

type FileContent = CalendarRead | { ok: false; problem: AccessProblem };

export function eventTools(deps: EventsDeps): Tool[] {
  const { events, ids } = deps;
  const kept = (id: string) => events.file(id) as CalendarFile | null;
  return [
    defineTool({
      name: "events.read",
      description: "Reads a calendar file and shows what is in it.",
      effect: "read",
      input: readInput,
      // Who sends a calendar has it already.
      told: (input) => ("text" in input ? { characters: input.text.length } : input),
      /** What was read is journaled, not the file: it is smaller, and reading it twice may differ. */
      prepare: (input, { step, profile, now }) =>
        step("file", () => readFile(input, { zone: profile.zone, now }, deps)),
      run: (_input, context) => show(context.prepared as FileContent, deps, context),
    }),
    defineTool({
      name: "events.add",
      description: "Takes the events of a calendar file that was shown over into the agenda.",
      effect: "write",
      personOnly: () => true,
      input: addInput,
      preview({ file }, context) {
        const content = kept(file);
        if (!content) return [paragraph(wording.fileProblem(context, "gone"))];
        return wording.importCard(planImport(content, events), content, context);
      },
      run({ file }, context) {
        const content = kept(file);
        if (!content) return sentence(wording.fileProblem(context, "gone"));
        const plan = planImport(content, events);
        if (isEmpty(plan))
          return { reply: draft(wording.nothingNew(content.skipped + plan.lost, context)) };
        const nextId = () => ids.next("event");
        const rows = carryOut(plan, events, { now: context.now, nextId });
        const blocks = wording.imported(rows, plan, context);
        return {
          reply: draft(blocks, [[undoButton(context)]]),
          ...mention(rows.slice(0, wording.NAMED).map(shownEvent)),
          data: {
            added: plan.add.length,
            changed: plan.update.length,
            removed: plan.remove.length,
          },
        };
      },
    }),
  ];
}

async function readFile(
  input: ReadInput,
  moment: { zone: string; now: number },
  { files }: EventsDeps,
): Promise<FileContent> {
  if ("text" in input) return readCalendar(input.text, moment);
  if ((input.bytes ?? 0) > MAX_FILE) return { ok: false, problem: "too-large" };
  const read = await files.read(input.channel, input.ref, MAX_FILE);
  return read.ok ? readCalendar(read.text, moment) : read;
}

/** One card for all of it; what it shows is kept until it is answered, and is not in the agenda before. */
function show(read: FileContent, { events, ids }: EventsDeps, context: ToolContext): Outcome {
  if (!read.ok) return sentence(wording.fileProblem(context, read.problem));
  const { file } = read;
  const plan = planImport(file, events);
  const data = { new: plan.add.length, changed: plan.update.length, removed: plan.remove.length };
  if (isEmpty(plan))
    return { reply: draft(wording.nothingNew(file.skipped + plan.lost, context)), data };
  const id = ids.next("file");
  events.keepFile(id, file);
  const add: ButtonDraft = {
    label: t(context, wording.onlyRemoves(plan) ? remove : words.add),
    tone: "primary",
    // The rows that come of it are marked as words of others.
    action: { kind: "tool", tool: "events.add", input: { file: id }, tainted: true },
    uses: "card",
  };
  const reply = draft(wording.importCard(plan, file, context), [
    [add, dismiss(context, words.notNow)],
  ]);
  return { reply: { ...reply, untrusted: true }, data, asks: true };
}
