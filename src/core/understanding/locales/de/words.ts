import type { AnswerWords, ReferenceWords, TimeWords } from "../../locale.ts";
import { once } from "../once.ts";
import { compounds } from "./compounds.ts";
import { numbers } from "./numbers.ts";
import { words } from "./spelling.ts";

/** Courtesies go: they may stand anywhere and mean nothing. */
export const contractions: ReadonlyMap<string, readonly string[]> = new Map<
  string,
  readonly string[]
>([
  ["bitte", []],
  ["mal", []],
  ["pls", []],
  ["geht's", ["geht", "es"]],
  ["gehts", ["geht", "es"]],
  ["gibt's", ["gibt", "es"]],
  ["gibts", ["gibt", "es"]],
  ["ist's", ["ist", "es"]],
  ["was's", ["was", "es"]],
  ["hab's", ["hab", "es"]],
  ["mach's", ["mach", "es"]],
  ["wie's", ["wie", "es"]],
  ["i'm", ["ich", "bin"]],
]);

const counts = once(() =>
  numbers().flatMap(([names, value]) =>
    names.split("|").map((name): [string, number] => [name, value]),
  ),
);
const inflected = (stem: string) =>
  ["e", "er", "es", "en", "em"].map((ending) => `${stem}${ending}`);
const ordinals = (): [string, number][] => [
  ...[
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
  ].flatMap((stem, index) => inflected(stem).map((word): [string, number] => [word, index + 1])),
  ...inflected("letzt").map((word): [string, number] => [word, -1]),
  ...inflected("vorletzt").map((word): [string, number] => [word, -2]),
  ...inflected("oberst").map((word): [string, number] => [word, 1]),
  ...inflected("unterst").map((word): [string, number] => [word, -1]),
];

export const reference = (): ReferenceWords => ({
  numbers: new Map(counts().filter(([word, value]) => value >= 1 && value <= 12 && word !== "ein")),
  ordinals: new Map(ordinals()),
  focus: [
    "es",
    "das",
    "dies",
    "diese",
    "dieses",
    "diesen",
    "ihn",
    "sie",
    "die erinnerung",
    "meine erinnerung",
    "diese erinnerung",
    "die aufgabe",
    "diese aufgabe",
    "meine aufgabe",
    "das todo",
    "dieses todo",
    "den eintrag",
    "diesen eintrag",
    "die da",
    "das da",
  ],
  all: [
    "alle",
    "alles",
    "alle aufgaben",
    "alle meine aufgaben",
    "sämtliche aufgaben",
    "alle todos",
    "alle erinnerungen",
    "alle meine erinnerungen",
    "meine erinnerungen",
    "meine aufgaben",
  ],
  pair: ["beide", "beides", "die beiden", "diese beiden"],
  shown: ["diese", "die alle", "alle davon", "diese alle"],
  articles: words(
    "der die das den dem des mein meine meinen dein deine diese dieser dieses diesen",
  ),
  nouns: words(
    "aufgabe aufgaben todo todos to-do erinnerung erinnerungen -erinnerung punkt punkte eintrag einträge nummer nummern nr fakt fakten",
  ),
  pronouns: words("davon"),
  about: words("an über zu namens mit für"),
});

const weekdays = once(() =>
  words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonnabends sonntags",
  ),
);
const dayCompounds = () =>
  [...compounds()]
    .filter(([, parts]) => weekdays().has(parts[0] ?? "") || parts[1] === "monats")
    .map(([word]) => word);

export const time = (): TimeWords => ({
  fillers: words(
    "um am an im in den der die das dem bis zum zur zu ab von vom nach vor gegen ca circa etwa ungefähr für auf jeden jede jedes nächsten nächste nächster diesen diese dieser dann wieder schon noch immer jeweils uhr spätestens pünktlich genau so und erst fällig daran dran denn",
  ),
  leads: words("um am an im in bis ab von vom zum zur für gegen auf vor nach spätestens fällig"),
  joints: words("und daran dran dass zu an am um für auf bis von"),
  alternatives: words("oder"),
  determiners: words(
    "der die das mein meine meinen dein deine deinen unser unsere unseren ihr ihre sein seine diese dieser dieses",
  ),
  telling: new Set([
    ...weekdays(),
    ...dayCompounds(),
    ...words(
      "heute heut morgen übermorgen gestern vorgestern mitternacht werktags wochentags werktag werktage werktagen täglich wöchentlich monatlich jährlich stündlich vierteljährlich halbjährlich vierzehntägig 14-tägig zweiwöchentlich januar jänner februar märz april juni juli september oktober november dezember abends morgens mittags nachmittags vormittags nachts wochenende wochenanfang",
    ),
  ]),
  repeating: words(
    "jeden jede jedes jeder jedem alle täglich wöchentlich monatlich jährlich stündlich",
  ),
  numbered: {
    verbs: words(
      "verschiebe verschieb verschieben schieb schiebe verlege verleg setz setze ändere änder leg lege stell stelle vertage snooze",
    ),
    nouns: words("die der den das aufgabe erinnerung nummer nr todo punkt frist von fälligkeit"),
    links: words("auf um bis zum zu nach wieder für in"),
  },
  clock: new Set([
    ...words(
      "um uhr gegen bis ab halb viertel dreiviertel vor nach am an auf zu von punkt genau pünktlich circa ca etwa ungefähr so früh morgens vormittags mittags nachmittags abends nachts mittag abend nachmittag vormittag mitternacht minuten minute spätestens der im",
    ),
    ...counts().map(([word]) => word),
  ]),
  units: new Map([
    ...["s", "sek", "sekunde", "sekunden"].map((word): [string, number] => [word, 1]),
    ...["m", "min", "minute", "minuten"].map((word): [string, number] => [word, 60]),
    ...["viertelstunde", "viertelstunden"].map((word): [string, number] => [word, 900]),
    ["dreiviertelstunde", 2700],
    ...["h", "std", "stunde", "stunden"].map((word): [string, number] => [word, 3600]),
    ...["d", "tag", "tage", "tagen"].map((word): [string, number] => [word, 86_400]),
    ...["w", "woche", "wochen"].map((word): [string, number] => [word, 604_800]),
  ]),
  quantities: new Map([
    ...counts(),
    ...["eine", "einer", "einem", "einen", "ner", "nem", "nen", "ne"].map(
      (word): [string, number] => [word, 1],
    ),
    ...["halbe", "halben", "halbes", "halb"].map((word): [string, number] => [word, 0.5]),
    ["paar", 3],
  ]),
  at: "um",
  am: ["morgens", "vormittags", "früh", "am morgen", "am vormittag", "in der früh", "vormittag"],
  pm: [
    "nachmittags",
    "abends",
    "am nachmittag",
    "am abend",
    "mittags",
    "nachmittag",
    "abend",
    "nachts",
    "pm",
  ],
  possessive: "",
});

export const answers: AnswerWords = {
  yes: [
    "ja",
    "jo",
    "jep",
    "jup",
    "jawohl",
    "ja gern",
    "ja gerne",
    "gern",
    "gerne",
    "klar",
    "na klar",
    "sicher",
    "natürlich",
    "ok",
    "okay",
    "genau",
    "richtig",
    "stimmt",
    "passt",
    "korrekt",
    "mach das",
    "mach es",
    "ja mach das",
    "ja genau",
    "ja klar",
    "einverstanden",
    "in ordnung",
    "auf jeden fall",
    "unbedingt",
    "bestätigen",
    "das passt",
    "so ist es",
  ],
  no: [
    "nein",
    "ne",
    "nee",
    "nö",
    "nein danke",
    "lieber nicht",
    "doch nicht",
    "abbrechen",
    "abbruch",
    "stopp",
    "stop",
    "lass",
    "lass es",
    "lass das",
    "lass gut sein",
    "vergiss es",
    "egal",
    "nicht jetzt",
    "jetzt nicht",
    "keins",
    "keine",
    "keines",
    "weder noch",
    "nicht nötig",
    "hör auf",
    "auf keinen fall",
  ],
};

/** Verbs that things to do end with in German; they stand last ("Milch kaufen"), so they split no list. */
export const taskVerbs = (): ReadonlySet<string> =>
  words(
    "anrufen kaufen holen abholen bezahlen zahlen putzen aufräumen schreiben schicken senden buchen bestellen machen gießen waschen einkaufen reparieren vorbereiten abgeben lesen prüfen planen besuchen treffen packen kochen backen überweisen verlängern kündigen",
  );
