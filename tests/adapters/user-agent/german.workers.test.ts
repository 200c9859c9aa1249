import { describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";
import { tellingLabels, tellingWords } from "../../support/catalogue.ts";

const { world } = createBench();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const ENGLISH_WORDS = tellingWords("en", "de");
const ENGLISH_LABELS = tellingLabels("en", "de");

async function tell(anna: PersonInWorld, words: string): Promise<string> {
  await anna.say(words);
  await anna.settle(MINUTE);
  return anna.texts().at(-1) ?? "";
}

async function press(anna: PersonInWorld, label: string): Promise<void> {
  await anna.press(label);
  await anna.settle(MINUTE);
}

const labels = (anna: PersonInWorld) =>
  anna.messages().flatMap(({ buttons }) => buttons.flat().map(({ label }) => label));

/** Of all that the person got, what is one of our English texts. */
function englishIn(anna: PersonInWorld): string[] {
  const all = anna.texts().join("\n");
  return [
    ...ENGLISH_WORDS.filter((words) => all.includes(words)),
    ...labels(anna).filter((label) => ENGLISH_LABELS.has(label)),
  ];
}

describe("somebody who writes German", () => {
  it("is answered in German from the first message on, by every command and message of the day", async () => {
    const anna = world.person();
    expect(await tell(anna, "ich bin in Wien")).toContain("Deine Zeitzone ist Europe/Vienna");
    expect(await tell(anna, "neue Aufgabe: Milch kaufen bis übermorgen")).toMatch(
      /Hinzugefügt: Aufgabe 1 „Milch kaufen“, fällig (?:Mo|Di|Mi|Do|Fr|Sa|So), \d+\. \S+\./u,
    );
    expect(await tell(anna, "/add Angebot schicken morgen 15:00")).toMatch(
      /, fällig (?:Mo|Di|Mi|Do|Fr|Sa|So), .*, 15:00 \(Europe\/Vienna\)\.$/u,
    );
    expect(await tell(anna, "zeig meine Aufgaben")).toContain("Offene Aufgaben");
    expect(await tell(anna, "/tasks heute")).toContain("Heute ist keine Aufgabe fällig.");
    expect(await tell(anna, "was steht morgen an?")).toContain("Angebot schicken");
    expect(await tell(anna, "erinnere mich gestern um 9 an die Bank")).toContain("ist vorbei");
    await press(anna, "Abbrechen");
    expect(await tell(anna, "erinnere mich in 1 Stunde an Pizza")).toContain(
      "Gesetzt: Erinnerung 3",
    );
    world.pass(HOUR);
    await anna.settle(MINUTE);
    expect(anna.texts().at(-1)).toContain("Erinnerung: „Pizza“");
    await press(anna, "In 20 Min.");
    expect(anna.texts().join("\n")).toContain("Verschoben: Erinnerung 3 „Pizza“");
    world.pass(20 * MINUTE);
    await anna.settle(MINUTE);
    await press(anna, "Erledigt");
    expect(anna.texts().join("\n")).toContain("Erledigt: „Pizza“");
    expect(await tell(anna, "/remind jeden Montag um 8 Müll rausbringen")).toContain(
      "jeden Montag um 08:00 Uhr (Europe/Vienna), als Nächstes: Mo, ",
    );
    expect(await tell(anna, "/move 4 20:30")).toContain("wiederholt sich");
    await press(anna, "Alle");
    await press(anna, "Details");
    await press(anna, "Pausieren");
    await tell(anna, "/priority 1 hoch");
    await tell(anna, "/done 1");
    expect(await tell(anna, "rückgängig")).toContain("Zurückgenommen. Jetzt: Aufgabe 1");
    expect(await tell(anna, "/delete 99")).toContain("Eine 99 gibt es auf deiner Liste nicht.");
    await tell(anna, "/settings");
    await tell(anna, "/quiet 22 bis 7");
    await tell(anna, "/remember mein Code ist 4711");
    await tell(anna, "/memory");
    await tell(anna, "/link");
    await tell(anna, "/calendar");
    await tell(anna, "/usage");
    await tell(anna, "hilfe");
    await tell(anna, "/help Erinnerungen");
    await tell(anna, "/tsks");
    expect(await tell(anna, "xyzzy plugh")).toContain("Das habe ich nicht verstanden");
    expect(await tell(anna, "lösche alle Aufgaben")).toMatch(/^2 Einträge löschen: /);
    await press(anna, "Bestätigen");
    expect(englishIn(anna)).toEqual([]);
  });

  it("hears of what came too late, and of trouble on our side, in German", async () => {
    const anna = world.person();
    await tell(anna, "erinnere mich in 1 Stunde an Brot");
    await tell(anna, "erinnere mich in 2 Stunden an Butter");
    world.pass(5 * HOUR);
    await anna.settle(MINUTE);
    expect(anna.texts().at(-1)).toContain("2 Erinnerungen kommen zu spät");
    await tell(anna, "/p_fail immer");
    await anna.settle(HOUR);
    expect(anna.texts().at(-1)).toContain("Bei mir ist etwas schiefgegangen");
    expect(englishIn(anna)).toEqual([]);
  });
});

describe("the language of the answers", () => {
  it("is that of the platform until something is said", async () => {
    const max = world.person({ language_code: "de-AT" });
    expect(await tell(max, "/tasks")).toContain("Keine offenen Aufgaben.");
    const eve = world.person({ language_code: "fr" });
    expect(await tell(eve, "/tasks")).toContain("No open tasks.");
  });

  it("follows the first sentence, and then only two in a row", async () => {
    const max = world.person({ language_code: "en" });
    expect(await tell(max, "was steht heute an?")).toContain("Heute");
    expect(await tell(max, "done")).not.toContain("There");
    expect(await tell(max, "remind me to call John tomorrow")).toContain("„call John“");
    expect(await tell(max, "was steht heute an?")).toContain("Heute");
    expect(await tell(max, "what do I have tomorrow?")).toContain("Morgen");
    expect(await tell(max, "what is on today?")).toContain("Today");
  });

  it("is what was set, whatever is written then", async () => {
    const max = world.person();
    expect(await tell(max, "speak German please")).toContain(
      "Ich schreibe dir ab jetzt auf Deutsch.",
    );
    await tell(max, "what is on today?");
    expect(await tell(max, "what do I have tomorrow?")).toContain("Morgen");
    expect(await tell(max, "/language english")).toContain(
      "I write to you in English from now on.",
    );
    expect(await tell(max, "was steht heute an?")).toContain("Today");
    expect(englishIn(max)).not.toEqual([]);
  });
});
