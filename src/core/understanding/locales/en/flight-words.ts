import type { FlightWords } from "../../flights/flight-words.ts";
import { once } from "../once.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const FROM = [
  "leaving from",
  "departing from",
  "starting from",
  "flying from",
  "out of",
  "from",
  "departing",
  "leaving",
  "depart",
  "leave",
];
const TO = [
  "to the city of",
  "going to",
  "flying to",
  "heading to",
  "travelling to",
  "traveling to",
  "leaving for",
  "leave for",
  "headed to",
  "headed for",
  "arriving in",
  "arrive in",
  "arriving at",
  "land in",
  "visit",
  "visiting",
  "flights to",
  "to",
];

export const flightWords = once(
  (): FlightWords => ({
    from: FROM,
    bare: words("departing leaving depart leave visit visiting"),
    to: TO,
    return: words("return returning returns back until home"),
    leave: words("leave leaving depart departing departure fly flying go going"),
    stop: words(
      "heading and or on in with for from to at by next this the a an my i we please that is are will if it using via returning leaving departing arriving return leave depart fly flights flight tickets ticket one two three round trip economy business first premium back as but so there then can could you when where which who today tomorrow tonight now also instead possible around coming some any also near how what me out preferably",
    ),
    notPlaces: words(
      "find book search look get fly be go see buy check leave return travel have need know make do come visit attend take depart reserve help use spend stay pay catch carry bring work them him her it there here this that me us you my your his our the a an any one two three four five bags bag people passengers and or economy business first see another other all each",
    ),
    articles: words("the city of downtown"),
    classes: new Map([
      ["premium economy", "Premium Economy"],
      ["economy", "Economy"],
      ["coach", "Economy"],
      ["business class", "Business"],
      ["business", "Business"],
      ["first class", "First Class"],
    ]),
    clearClasses: words("economy"),
    capitals: words("i"),
    classNouns: words(
      "class ticket tickets seat seats flight flights fare one round way oneway roundtrip plane",
    ),
    airlines: new Map([
      ["delta", "Delta Airlines"],
      ["united", "United Airlines"],
      ["american", "American Airlines"],
      ["southwest", "Southwest Airlines"],
      ["alaska", "Alaska Airlines"],
      ["lufthansa", "Lufthansa"],
      ["ryanair", "Ryanair"],
      ["emirates", "Emirates"],
      ["klm", "KLM"],
      ["jetblue", "JetBlue"],
      ["easyjet", "easyJet"],
      ["qantas", "Qantas"],
    ]),
    airlineNouns: words("airlines airline airways air"),
    airlineLeads: words("with on by via fly use using prefer like"),
    passengers: words(
      "ticket tickets seat seats people passengers passenger adults adult persons person travelers of",
    ),
    bags: words("bag bags luggage suitcase suitcases"),
    numbers: new Map(
      "zero one two three four five six seven eight nine ten"
        .split(" ")
        .map((word, value) => [word, value]),
    ),
    ways: words("way"),
    none: words("no"),
  }),
);
