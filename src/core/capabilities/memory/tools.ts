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
import { showMore, zoneUnknownCity } from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/memory.ts";
import { sendWhere } from "../../wording/catalogue/schedules.ts";
import { draft, mention, press, rows, sentence, undoButton } from "../../wording/draft.ts";
import { checkTitle, clip, quote, TITLE_LIMIT } from "../../wording/title.ts";
import { type Reader, t } from "../../wording/words.ts";
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
      preview({ text }, context) {
        const title = quote(context, clip(text, TITLE_LIMIT));
        return [paragraph(t(context, words.factKeepAsk, { title }))];
      },
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
      preview({ name: which, value: wanted }, context) {
        const name = t(context, words.settings[which]);
        const value = wording.valueText(which, wanted, context);
        return [paragraph(t(context, words.settingAsk, { name, value }))];
      },
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
        ? t(context, words.factNone)
        : t(context, words.factLong, { length: check.length, most: TITLE_LIMIT }),
    );
  }
  const source = wording.sourceOf(check.title, input.source);
  const fact = facts.put(
    ids.next("fact"),
    fieldsOf({ text: check.title, createdAt: context.now, source }),
  );
  return {
    reply: draft([paragraph(...wording.factKept(fact, context))], [[undoButton(context)]]),
    ...mention([shownFact(fact)]),
    data: { fact },
  };
}

function listFacts(facts: FactStore, after: string | undefined, context: ToolContext): Outcome {
  const found = facts.list({ ...(after === undefined ? {} : { after }), limit: PAGE + 1 });
  if (found.length === 0) {
    return {
      ...sentence(t(context, after === undefined ? words.factsNone : words.factsNoMore)),
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
      ? [
          press(
            t(context, showMore),
            "memory.list",
            { after: page.at(-1)?.id },
            { uses: "nothing" },
          ),
        ]
      : [];
  return {
    reply: draft([heading(t(context, words.factsHeading)), { t: "list", items }], [more]),
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
  const read = none ? { value: null } : readValue(input.name, input.value ?? "", deps, context);
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
      [...rows(travel?.buttons ?? [], 1), [undoButton(now)]],
    ),
    data: { name: input.name, value },
  };
}

type Read = { value: string } | { problem: string };

/** The value as it is stored, or why it cannot be. */
function readValue(
  name: PreferenceName,
  said: string,
  { addresses }: MemoryDeps,
  to: Reader,
): Read {
  switch (name) {
    case "zone": {
      const zone = canonicalZone(said);
      return zone ? { value: zone } : { problem: unknownZone(said, to) };
    }
    case "dayStart":
      return readTime(said, to);
    case "quietHours": {
      const quiet = readQuietHours(said);
      return quiet ? { value: quietHoursValue(quiet) } : { problem: t(to, words.problemQuiet) };
    }
    case "confirm":
      return said === "always" || said === "when-unsure"
        ? { value: said }
        : { problem: t(to, words.problemConfirm) };
    case "home":
      return readHome(said.toLowerCase(), addresses, to);
    case "locale":
      return readLocale(said, to);
  }
}

export function unknownZone(said: string, to: Reader): string {
  return t(to, zoneUnknownCity, { zone: quote(to, said.slice(0, 60)) });
}

function readTime(said: string, to: Reader): Read {
  const parts = /^(\d{1,2})(?::(\d\d))?$/.exec(said.trim());
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] ?? 0);
  if (!parts || hour > 23 || minute > 59) {
    return { problem: t(to, words.problemTime) };
  }
  return { value: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

function readHome(name: string, addresses: AddressBook, to: Reader): Read {
  const channel = CHANNEL_NAMES.find((known) => known === name && known !== "api");
  if (!channel) {
    return { problem: t(to, sendWhere) };
  }
  if (!addresses.on(channel satisfies ChannelName)) {
    const label = wording.channelLabel(channel, to);
    return { problem: t(to, words.problemHome, { channel: label }) };
  }
  return { value: channel };
}

function readLocale(said: string, to: Reader): Read {
  try {
    const [known] = Intl.getCanonicalLocales(said);
    if (known) return { value: known };
  } catch {
    // Not a language tag.
  }
  return { problem: t(to, words.problemLocale) };
}

function listPreferences({ preferences }: MemoryDeps, context: ToolContext): Outcome {
  const moment = { now: context.now, profile: profileOf(preferences) };
  const fields = PREFERENCES.map((name) => ({
    label: t(moment, words.settings[name]),
    spans: wording.preferenceValue(name, preferences.get(name), moment),
  }));
  const toggle =
    moment.profile.confirm === "always"
      ? press(t(moment, words.askUnsure), "preferences.set", {
          name: "confirm",
          value: "when-unsure",
        })
      : press(t(moment, words.askAlways), "preferences.set", { name: "confirm", value: "always" });
  return {
    reply: draft([heading(t(moment, words.settingsHeading)), { t: "fields", fields }], [[toggle]]),
    data: { profile: moment.profile, home: preferences.get("home") },
  };
}
