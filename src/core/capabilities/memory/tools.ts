import * as z from "zod/mini";
import { CHANNEL_NAMES, type ChannelName } from "../../chat/inbound.ts";
import { paragraph } from "../../chat/reply.ts";
import type { AddressBook } from "../../ports/address-book.ts";
import type { Ids } from "../../ports/ids.ts";
import { quietHoursValue, readQuietHours } from "../../time/quiet-hours.ts";
import { canonicalZone } from "../../time/zones.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import type { PreferenceName } from "../../understanding/interpretation.ts";
import { heading } from "../../wording/blocks.ts";
import { draft, mention, press, rows, sentence, undoButton } from "../../wording/draft.ts";
import { checkTitle, clip, quote, TITLE_LIMIT } from "../../wording/title.ts";
import type { Travel } from "../travel/travel.ts";
import { shownFact } from "./actions.ts";
import { type FactStore, fieldsOf } from "./fact.ts";
import type { PreferenceStore } from "./preference.ts";
import { profileOf } from "./profile.ts";
import * as wording from "./wording.ts";

const PAGE = 10;
export const PREFERENCES = [
  "zone",
  "dayStart",
  "quietHours",
  "confirm",
  "home",
  "locale",
] as const satisfies readonly PreferenceName[];

const addInput = z.object({
  text: z.string(),
  /** The message that it is taken from. */
  source: z.optional(z.string()),
});
const listInput = z.object({ after: z.optional(z.string().check(z.maxLength(100))) });
const setInput = z.object({
  name: z.enum(PREFERENCES),
  /** Null: as if it had never been set. */
  value: z.nullable(z.string().check(z.maxLength(100))),
});

export interface MemoryDeps {
  facts: FactStore;
  preferences: PreferenceStore;
  addresses: AddressBook;
  ids: Pick<Ids, "next">;
  /** What a change of zone means for what was set before. */
  travel: Travel;
}

export function memoryTools(deps: MemoryDeps): Tool[] {
  return [
    defineTool({
      name: "memory.add",
      description: "Remembers something the person says about themselves or their world.",
      effect: "write",
      input: addInput,
      preview: ({ text }) => [paragraph(`Remember ${quote(clip(text, TITLE_LIMIT))}?`)],
      run: (input, context) => remember(deps, input, context),
    }),
    defineTool({
      name: "memory.list",
      description: "Lists what is remembered.",
      effect: "read",
      input: listInput,
      run: (input, context) => listFacts(deps.facts, input.after, context),
    }),
    defineTool({
      name: "preferences.set",
      description:
        "Sets the time zone, start of day, quiet hours, confirmation mode, home channel or language.",
      effect: "write",
      // Less asking is a safeguard less.
      personOnly: ({ name, value }) => name === "confirm" && value !== "always",
      input: setInput,
      preview: ({ name, value }) => [
        paragraph(`${wording.PREFERENCE_LABELS[name]}: ${wording.valueText(name, value)}?`),
      ],
      run: (input, context) => setPreference(deps, input, context),
    }),
    defineTool({
      name: "preferences.list",
      description: "Shows the person's settings.",
      effect: "read",
      input: z.object({}),
      run: (_input, context) => listPreferences(deps, context),
    }),
  ];
}

function remember(
  { facts, ids }: MemoryDeps,
  input: z.infer<typeof addInput>,
  context: ToolContext,
): Outcome {
  const check = checkTitle(input.text);
  if (!check.ok) {
    return sentence(
      check.problem === "empty"
        ? "There is nothing to remember in that."
        : `That has ${check.length} characters; ${TITLE_LIMIT} is the most I keep. Nothing was changed.`,
    );
  }
  const source = wording.sourceOf(check.title, input.source);
  const fact = facts.put(
    ids.next("fact"),
    fieldsOf({ text: check.title, createdAt: context.now, source }),
  );
  return {
    reply: draft([paragraph(...wording.factKept(fact))], [[undoButton(context.changeGroup)]]),
    ...mention([shownFact(fact)]),
    data: { fact },
  };
}

function listFacts(facts: FactStore, after: string | undefined, context: ToolContext): Outcome {
  const found = facts.list({ ...(after === undefined ? {} : { after }), limit: PAGE + 1 });
  if (found.length === 0) {
    const empty = "I remember nothing yet. Say: remember that my badge number is 4711";
    return {
      ...sentence(after === undefined ? empty : "That is all."),
      shown: [],
      data: { facts: [] },
    };
  }
  const page = found.slice(0, PAGE);
  const items = page.map((fact) => ({
    spans: wording.factRow(fact, context),
    ...(fact.number === null ? {} : { number: fact.number }),
  }));
  const more =
    found.length > PAGE
      ? [press("Show more", "memory.list", { after: page.at(-1)?.id }, { uses: "nothing" })]
      : [];
  return {
    reply: draft([heading("What I remember"), { t: "list", items }], [more]),
    shown: page.map(shownFact),
    data: { facts: page },
  };
}

function setPreference(
  deps: MemoryDeps,
  input: z.infer<typeof setInput>,
  context: ToolContext,
): Outcome {
  const none = input.value === null || (input.name === "quietHours" && input.value === "off");
  const read = none ? { value: null } : readValue(input.name, input.value ?? "", deps);
  if ("problem" in read) return sentence(read.problem);
  const before = profileOf(deps.preferences).zone;
  deps.preferences.set(input.name, read.value);
  const value = deps.preferences.get(input.name);
  const now = { ...context, profile: profileOf(deps.preferences) };
  const { zone } = now.profile;
  const travel = zone === before ? null : deps.travel.changed(before, zone, now);
  return {
    reply: draft(
      [paragraph(...wording.preferenceSet(input.name, value, now)), ...(travel?.blocks ?? [])],
      [...rows(travel?.buttons ?? [], 1), [undoButton(context.changeGroup)]],
    ),
    data: { name: input.name, value },
  };
}

/** The value as it is stored, or why it cannot be. */
function readValue(
  name: PreferenceName,
  words: string,
  { addresses }: MemoryDeps,
): { value: string } | { problem: string } {
  switch (name) {
    case "zone": {
      const zone = canonicalZone(words);
      return zone ? { value: zone } : { problem: unknownZone(words) };
    }
    case "dayStart":
      return readTime(words);
    case "quietHours": {
      const quiet = readQuietHours(words);
      return quiet ? { value: quietHoursValue(quiet) } : { problem: QUIET_PROBLEM };
    }
    case "confirm":
      return words === "always" || words === "when-unsure"
        ? { value: words }
        : { problem: "I can ask always, or only when I am not sure. Nothing was changed." };
    case "home":
      return readHome(words.toLowerCase(), addresses);
    case "locale":
      return readLocale(words);
  }
}

export function unknownZone(words: string): string {
  return `I know no time zone ${quote(words.slice(0, 60))}. Name a large city near you, for example: /timezone Vienna`;
}

const QUIET_PROBLEM =
  "Quiet hours are a start and an end, for example: quiet hours 22:00 to 7:00. Nothing was changed.";

function readTime(words: string): { value: string } | { problem: string } {
  const parts = /^(\d{1,2})(?::(\d\d))?$/.exec(words.trim());
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] ?? 0);
  if (!parts || hour > 23 || minute > 59) {
    return { problem: "I need a time of day, for example 8:30. Nothing was changed." };
  }
  return { value: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

function readHome(name: string, addresses: AddressBook): { value: string } | { problem: string } {
  const channel = CHANNEL_NAMES.find((known) => known === name && known !== "api");
  if (!channel) {
    return { problem: "Reminders can go to Telegram, Slack or the web page. Nothing was changed." };
  }
  if (!addresses.on(channel satisfies ChannelName)) {
    const label = wording.channelLabel(channel);
    return {
      problem: `I have not met you on ${label} yet. Write to me there once, then ask again.`,
    };
  }
  return { value: channel };
}

function readLocale(words: string): { value: string } | { problem: string } {
  try {
    const [known] = Intl.getCanonicalLocales(words);
    if (known) return { value: known };
  } catch {
    // Not a language tag.
  }
  return { problem: "I need a language tag, for example en or de-AT. Nothing was changed." };
}

function listPreferences({ preferences }: MemoryDeps, context: ToolContext): Outcome {
  const moment = { now: context.now, profile: profileOf(preferences) };
  const fields = PREFERENCES.map((name) => ({
    label: wording.PREFERENCE_LABELS[name],
    spans: wording.preferenceValue(name, preferences.get(name), moment),
  }));
  const toggle =
    moment.profile.confirm === "always"
      ? press("Ask only when unsure", "preferences.set", { name: "confirm", value: "when-unsure" })
      : press("Always ask", "preferences.set", { name: "confirm", value: "always" });
  return {
    reply: draft([heading("Your settings"), { t: "fields", fields }], [[toggle]]),
    data: { profile: moment.profile, home: preferences.get("home") },
  };
}
