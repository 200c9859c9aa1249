import * as z from "zod/mini";
import type { Block, ListItem, Span } from "../../chat/reply.ts";
import { note, paragraph, text } from "../../chat/reply.ts";
import type { Panel } from "../../ports/live-protocol.ts";
import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import { defineTool, type Outcome } from "../../tools/tool.ts";
import type { ShownItem, When } from "../../understanding/interpretation.ts";
import { heading } from "../../wording/blocks.ts";
import * as words from "../../wording/catalogue/agenda.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import { draft, press } from "../../wording/draft.ts";
import { dateText, type Moment, timeOfDay, today } from "../../wording/time.ts";
import { quoteShort } from "../../wording/title.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { AgendaItem, Capability, Command, Offer, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { usage } from "../items/commands.ts";
import { readCommand } from "../items/read-command.ts";
import { localTimeProblem } from "../items/time-input.ts";
import { planClock, tellTime } from "./clock.ts";
import { type DayRange, namedRange, rangeOf } from "./range.ts";

/** Rows of one message, and of the note about what is overdue. */
const MAX_ROWS = 25;
const MAX_OVERDUE = 5;

const AGENDA_COMMANDS = {
  today: { name: "today", description: commands.commandToday },
  tomorrow: { name: "tomorrow", description: commands.commandTomorrow },
  week: { name: "week", description: commands.commandWeek },
  agenda: { name: "agenda", description: commands.commandAgenda, args: commands.argsAgenda },
} as const satisfies Record<string, CommandTexts>;

const showInput = z.object({
  range: z.optional(z.enum(["today", "tomorrow", "week"])),
  /** Days, local; `to` is not included. */
  from: z.optional(z.string().check(z.maxLength(10))),
  to: z.optional(z.string().check(z.maxLength(10))),
});

const nowInput = z.object({ place: z.optional(z.string().check(z.maxLength(100))) });

const OFFERS: Offer[] = [
  {
    name: "show_agenda",
    description: "Shows what is planned on a day or in a week.",
    intent: "agenda.query",
    reads: true,
    args: ["when?"],
  },
];

/** What is on, from everything that has an agenda; `sources` is asked anew each time. */
export function createAgenda(sources: () => Capability[]): Capability {
  const show = (range: DayRange, moment: Moment): Outcome =>
    showRange(collect(sources(), range, moment), overdue(sources(), range, moment), range, moment);

  return {
    name: "agenda",
    title: help.topicAgenda,
    examples: help.examplesAgenda,
    phrases: { "agenda.query": help.sayAgendaQuery, "datetime.query": help.sayDatetimeQuery },
    commands: agendaCommands(),
    tools: [
      defineTool({
        name: "agenda.show",
        description: "Shows tasks and reminders of one or several days in time order.",
        effect: "read",
        input: showInput,
        run({ range, from, to }, context) {
          const day =
            from !== undefined && localTimeProblem(from, null, context) === null ? from : undefined;
          if (day === undefined) return show(namedRange(range ?? "today", context), context);
          const end =
            to !== undefined && localTimeProblem(to, null, context) === null && to > day
              ? to
              : addDays(day, 1);
          return show({ from: day, to: end }, context);
        },
      }),
      defineTool({
        name: "agenda.now",
        description: "Says the date and time of the person.",
        effect: "read",
        input: nowInput,
        run: ({ place }, context) => tellTime(place, context),
      }),
    ],
    intents: {
      "agenda.query": ({ slots }, context) => planAgenda(slots.when, context),
      "datetime.query": planClock,
    },
    offers: OFFERS,
    panels: (moment): Panel[] => [
      {
        id: "today",
        title: t(moment, words.agendaToday),
        reply: { blocks: todayPanel(sources(), moment), buttons: [] },
      },
    ],
  };
}

function agendaCommands(): Command[] {
  const named = (spec: CommandTexts, range: "today" | "tomorrow" | "week"): Command => ({
    spec,
    plan: () => call({ range }),
  });
  return [
    named(AGENDA_COMMANDS.today, "today"),
    named(AGENDA_COMMANDS.tomorrow, "tomorrow"),
    named(AGENDA_COMMANDS.week, "week"),
    {
      spec: AGENDA_COMMANDS.agenda,
      plan(args, context) {
        if (args === "") return call({ range: "today" });
        const read = readCommand(context, "agenda", args, ({ slots }) => slots.when !== undefined);
        return read ? planAgenda(read.slots.when, context) : usage(context, words.usageAgenda);
      },
    },
  ];
}

function call(input: z.infer<typeof showInput>): Plan {
  return { kind: "call", call: { tool: "agenda.show", input } };
}

function planAgenda(when: When | undefined, moment: Moment): Plan {
  return call(when ? rangeOf(when, moment) : { range: "today" });
}

/** Items of a range in time order; items of a day without a time come first on that day. */
function collect(sources: Capability[], range: DayRange, moment: Moment): AgendaItem[] {
  const at = (date: string) => wallToInstant(date, moment.profile.zone);
  return gather(sources, at(range.from), at(range.to), moment);
}

/** Open tasks from before today; only said when today is looked at. */
function overdue(sources: Capability[], range: DayRange, moment: Moment): AgendaItem[] {
  const day = today(moment);
  if (range.from !== day) return [];
  const before = wallToInstant(day, moment.profile.zone);
  return gather(sources, 0, before, moment).filter((item) => item.kind === "task");
}

function gather(sources: Capability[], from: number, to: number, moment: Moment): AgendaItem[] {
  return sources
    .flatMap((source) => source.agenda?.(from, to, moment) ?? [])
    .sort((a, b) => a.at - b.at || Number(b.dateOnly) - Number(a.dateOnly));
}

function showRange(
  items: AgendaItem[],
  late: AgendaItem[],
  range: DayRange,
  moment: Moment,
): Outcome {
  const shown = items.slice(0, MAX_ROWS);
  const blocks = [heading(rangeTitle(range, moment)), ...dayBlocks(shown, range, moment)];
  if (items.length > shown.length) blocks.push(note(t(moment, words.agendaMore)));
  const buttons =
    late.length > 0
      ? [
          press(
            t(moment, words.overdueButton),
            "tasks.list",
            { filter: "overdue" },
            { uses: "nothing" },
          ),
        ]
      : [];
  if (late.length > 0) blocks.push(lateNote(late, moment));
  return {
    reply: draft(blocks, [buttons]),
    shown: shown.map(toShown),
    data: { from: range.from, to: range.to, items: shown },
  };
}

function dayBlocks(items: AgendaItem[], range: DayRange, moment: Moment): Block[] {
  if (items.length === 0) return [paragraph(t(moment, words.agendaNone))];
  const single = addDays(range.from, 1) === range.to;
  if (single) return [{ t: "list", items: items.map((item) => row(item, moment)) }];
  const days = new Map<string, ListItem[]>();
  for (const item of items) {
    const day = instantToWall(item.at, moment.profile.zone).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), row(item, moment)]);
  }
  return [...days].flatMap(([day, list]): Block[] => [
    heading(dateText(day, moment)),
    { t: "list", items: list },
  ]);
}

function row(item: AgendaItem, moment: Moment): ListItem {
  const until = item.until === undefined ? [] : [text("–"), timeOfDay(item.until, moment)];
  const time: Span[] = item.dateOnly ? [] : [timeOfDay(item.at, moment), ...until, text(" ")];
  const detail = item.detail ? [text(`, ${item.detail}`)] : [];
  return {
    spans: [...time, text(quoteShort(moment, item.title)), ...detail],
    ...(item.number === undefined ? {} : { number: item.number }),
  };
}

function lateNote(late: AgendaItem[], to: Reader): Block {
  const shown = late.slice(0, MAX_OVERDUE).map((item) => quoteShort(to, item.title, 40));
  const how = late.length > MAX_OVERDUE ? words.agendaOverdueMore : words.agendaOverdue;
  return note(t(to, how, { names: shown.join(", ") }));
}

function rangeTitle(range: DayRange, moment: Moment): string {
  const day = today(moment);
  const first = dateText(range.from, moment);
  if (addDays(range.from, 1) !== range.to) {
    const last = dateText(addDays(range.to, -1), moment);
    return t(moment, words.agendaRange, { first, last });
  }
  if (range.from === day) return t(moment, words.agendaTodayIs, { day: first });
  const isTomorrow = range.from === addDays(day, 1);
  return isTomorrow ? t(moment, words.agendaTomorrowIs, { day: first }) : first;
}

function todayPanel(sources: Capability[], moment: Moment): Block[] {
  const range = namedRange("today", moment);
  const late = overdue(sources, range, moment);
  const blocks = dayBlocks(collect(sources, range, moment).slice(0, MAX_ROWS), range, moment);
  return late.length > 0 ? [...blocks, lateNote(late, moment)] : blocks;
}

function toShown(item: AgendaItem): ShownItem {
  const number = item.number === undefined ? {} : { number: item.number };
  return { kind: item.kind, id: item.id, title: item.title, ...number };
}
