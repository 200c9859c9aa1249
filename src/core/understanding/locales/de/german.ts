import type { Locale } from "../../locale.ts";
import { eachOnce, once } from "../once.ts";
import { classes as ownClasses } from "./classes.ts";
import { flightWords } from "./flight-words.ts";
import { frameWords } from "./frame-words.ts";
import { agendaFrames } from "./frames-agenda.ts";
import { correctionFrames, remarkFrames } from "./frames-corrections.ts";
import { lateFrames, otherFrames } from "./frames-other.ts";
import { reminderFrames } from "./frames-reminders.ts";
import { taskFrames } from "./frames-tasks.ts";
import { mannerClasses, manners, quietClasses, quietFrames } from "./manner/frames-quiet.ts";
import {
  ownReminderFrames,
  scheduleClasses,
  scheduleFrames,
} from "./schedules/frames-schedules.ts";
import { german as folded, letters, words } from "./spelling.ts";
import { tidyTitle } from "./titles.ts";
import { answers, contractions, reference, taskVerbs, time } from "./words.ts";

/** Verbs that make a statement of a sentence. */
const STATING =
  "ist sind war waren bin bist hat habe haben hatte hatten hattest wird werden wurde wurden wäre hätte";

const classes = { ...ownClasses, ...scheduleClasses, ...quietClasses, ...mannerClasses };
const frames = [
  ...quietFrames,
  ...otherFrames,
  ...agendaFrames,
  ...scheduleFrames,
  ...reminderFrames,
  ...taskFrames,
  ...lateFrames,
];

/** What the frames themselves say is no slip of anything. */
const framed = (): string[] =>
  [...frames.flatMap(({ patterns }) => patterns), ...Object.values(classes).flat()].flatMap(
    (source) => source.match(/\p{L}+/gu) ?? [],
  );

const NOT_SLIPS =
  "erinnert erinnerte erinnerst erinner erinnerten löscht löschte gelöscht lauschen entfernt entfernte entfernen verschiebt verschiebst erledigst erledigen benennt benennen termin terminen markiert markier ausgabe ausgaben aufgeben aufgab abgabe abgaben vorgabe hinauf hinaus prioritäten kalenders telegramm wäsche tasche frische erledigte erledigten";

const RAW: Locale = {
  tag: "de",
  spelling: { letters: new Map(), contractions, endings: ["-erinnerung"] },
  classes,
  // Order decides between frames that both fit: the more telling ones come first.
  frames,
  leading: [
    "kannst du",
    "könntest du",
    "würdest du",
    "wärst du so nett und",
    "sei so gut und",
    "sei so nett und",
    "tu mir einen gefallen und",
    "ich möchte dass du",
    "ich will dass du",
    "hey",
    "hi",
    "hallo",
    "servus",
    "moin",
    "guten morgen",
    "guten tag",
    "guten abend",
    "ok",
    "okay",
    "gut",
    "also",
    "so",
    "na gut",
    "ach",
    "ach ja",
    "oh",
    "ähm",
    "äh",
    "und",
    "dann",
    "danach",
    "jetzt",
    "auch",
    "außerdem",
    "adjutant",
    "hey adjutant",
    "hallo adjutant",
    "ja",
    "danke",
    "super",
    "übrigens",
    "noch was",
    "noch etwas",
    "und noch was",
    "zuerst",
    "als erstes",
    "sorry",
  ],
  trailing: [
    "danke",
    "danke dir",
    "vielen dank",
    "danke schön",
    "ok",
    "okay",
    "ja",
    "gell",
    "oder",
    "wenn du kannst",
    "wenn möglich",
    "wenn es geht",
    "für mich",
    "adjutant",
    "danke im voraus",
    "lg",
    "merci",
  ],
  retractions: [
    "doch nicht",
    "oder doch nicht",
    "vergiss es",
    "nein warte",
    "halt nein",
    "quatsch nein",
    "ach nein",
    "oder lieber nicht",
    "war nur spaß",
    "nur ein scherz",
    "streich das",
  ],
  forgiving: [
    "erinnere",
    "erinnern",
    "erinnerung",
    "erinnerungen",
    "aufgabe",
    "aufgaben",
    "lösche",
    "löschen",
    "entferne",
    "verschiebe",
    "verschieben",
    "rückgängig",
    "erledigt",
    "erledige",
    "einkaufsliste",
    "zeitzone",
    "priorität",
    "überfällig",
    "schlummern",
    "benenne",
    "termine",
    "kalender",
    "markiere",
    "hinzu",
    "telegram",
  ],
  get notSlips() {
    return new Set([...framed(), ...words(NOT_SLIPS)]);
  },
  get openers() {
    return words(
      "erinnere erinner füg füge setz setze lösche lösch entferne zeig zeige markiere verschiebe verschieb schieb erstelle leg lege notiere notier merk merke vergiss benenne hake hak erledige öffne mach mache was welche wann wie neue stell weck sag gib trag schreib streich snooze",
    );
  },
  get copulas() {
    return words(
      `${STATING} mag mögen heißt wohnt arbeitet lebt liebt hasst kostet beginnt endet fährt isst trinkt braucht will wollen kann darf soll muss steht liegt gehört läuft trägt spricht bekommt kommt geht`,
    );
  },
  get possessives() {
    return words("mein meine meinen meinem meiner unser unsere unseren unserem unserer");
  },
  infinitive: "zu",
  naming: ownReminderFrames,
  get channels() {
    return new Map(["telegram", "slack", "web"].map((name): [string, string] => [name, name]));
  },
  corrections: correctionFrames,
  remarks: remarkFrames,
  material: {
    before: words("bitte kannst könntest würdest du mal kurz hey hallo adjutant"),
    verbs: words(
      "fasse fass zusammenfassen zusammenfassung übersetze übersetz erkläre erklär korrigiere korrigier formuliere formulier kürze kürz vereinfache analysiere",
    ),
  },
  foreignHeads: {
    begin: ["weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "wg", "fwd"],
    end: ["schrieb", "schreibt", "sagte", "sagt"],
  },
  get abbreviations() {
    return words(
      "dr hr fr frau prof st nr str ca bzw usw evtl ggf vgl inkl zzgl tel abs max min mind mo di mi do sa so jan feb mär mrz apr jun jul aug sep sept okt nov dez z.b d.h u.a",
    );
  },
  get clockAbbreviations() {
    return words("pm p.m");
  },
  dottedOrdinals: true,
  get frameWords() {
    return frameWords();
  },
  joiners: [
    "und dann",
    "und danach",
    "und auch",
    "und außerdem",
    "und",
    "dann",
    "danach",
    "außerdem",
    "sowie",
  ],
  get listAnd() {
    return words("und sowie");
  },
  get plurals() {
    return words("aufgaben todos folgende folgenden tasks punkte sachen");
  },
  get negations() {
    return words("nicht nichts nie niemals kein keine keinen keiner keines nix bloß");
  },
  get statements() {
    return words(STATING);
  },
  tidyTitle,
  lastVerb: /(?:en|ern|eln|tun)$/,
  get taskVerbs() {
    return taskVerbs();
  },
  get reference() {
    return reference();
  },
  get time() {
    return time();
  },
  answers,
  get flights() {
    return flightWords();
  },
  events: {
    fronts: words("ein eine einen der die das den mein meine meinen"),
    with: words("mit"),
    at: words("in im bei beim"),
  },
  languages: new Map([
    ["deutsch", "de"],
    ["englisch", "en"],
    ["english", "en"],
    ["spanisch", "es"],
    ["französisch", "fr"],
    ["italienisch", "it"],
    ["portugiesisch", "pt"],
    ["niederländisch", "nl"],
    ["holländisch", "nl"],
  ]),
  manners,
  mannered: {
    nouns: words("erinnerung erinnerungen -erinnerung reminder wecker"),
    patterns: [
      "(mach|mache|stell|stelle|setz|setze|für|bei|schick|schicke|sende|zeig|zeige)? (mir)? {ref:noun} (auf)?",
    ],
  },
  spans: {
    joiners: new Set(["bis", "und"]),
    clocks: new Map([
      ["mittag", "12:00"],
      ["mittags", "12:00"],
      ["mitternacht", "00:00"],
    ]),
  },
  priorities: [
    { words: "mit hoher priorität", priority: "high" },
    { words: "mit höchster priorität", priority: "high" },
    { words: "mit niedriger priorität", priority: "low" },
    { words: "mit normaler priorität", priority: "normal" },
    { words: "hohe priorität", priority: "high" },
    { words: "hohe prio", priority: "high" },
    { words: "niedrige priorität", priority: "low" },
    { words: "niedrige prio", priority: "low" },
    { words: "ganz wichtig", priority: "high" },
  ],
  hints: new Map([
    ["aufgabe", "task.list"],
    ["aufgaben", "task.list"],
    ["todo", "task.list"],
    ["todos", "task.list"],
    ["liste", "task.list"],
    ["erinnere", "reminder.add"],
    ["erinner", "reminder.add"],
    ["erinnern", "reminder.add"],
    ["erinnerung", "reminder.list"],
    ["erinnerungen", "reminder.list"],
    ["wecker", "reminder.list"],
    ["weck", "reminder.add"],
    ["kalender", "agenda.query"],
    ["termin", "agenda.query"],
    ["termine", "agenda.query"],
    ["meeting", "agenda.query"],
    ["flug", "flights.search"],
    ["flüge", "flights.search"],
    ["merk", "memory.add"],
    ["merke", "memory.add"],
    ["vergiss", "memory.delete"],
    ["zeitzone", "preference.set"],
    ["sprache", "preference.set"],
    ["erledigt", "task.complete"],
    ["fertig", "task.complete"],
    ["rückgängig", "undo"],
    ["hilfe", "help"],
    ["uhrzeit", "datetime.query"],
    ["datum", "datetime.query"],
  ]),
};

/** German as typed in chats: with and without umlauts, in any case of letters. */
export const german = once((): Locale => {
  const compared = eachOnce(RAW, folded);
  const spelling = { ...folded(RAW.spelling), letters };
  return Object.defineProperty(compared, "spelling", { value: spelling });
});
