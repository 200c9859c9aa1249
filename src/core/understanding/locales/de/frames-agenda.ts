import type { FrameSpec } from "../../locale.ts";

/** Agenda, clock and calendar questions, in German. */
export const agendaFrames: readonly FrameSpec[] = [
  {
    intent: "datetime.query",
    strong: true,
    fact: "until",
    patterns: [
      "wie (viele|lange|lang|viel) (tage|wochen|monate|stunden|minuten|zeit)? (sind es|ist es|bleiben|noch|dauert es|habe ich)? (noch)? bis (zu|zum|zur)? {any}",
      "(tage|wochen|stunden|zeit) bis (zu|zum|zur)? {time}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    fact: "week",
    patterns: [
      "(welche woche|welche kalenderwoche|welche kw) (ist|haben wir) (jetzt|gerade|heute|es)?",
      "(in)? (welche|welcher) (woche|kalenderwoche|kw) (ist|liegt|fällt) {time}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    fact: "difference",
    patterns: [
      "(wie groß ist|was ist)? (der|die)? (zeitunterschied|zeitverschiebung) (zu|nach|mit) {any}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    certain: true,
    patterns: ["wann (ist|sind) {time} (dieses jahr|nächstes jahr)?"],
  },
  {
    intent: "datetime.query",
    strong: true,
    patterns: [
      "(wie spät|wie viel uhr|wieviel uhr|wie viel uhr) (ist|haben) (es|wir)? (jetzt|gerade|denn)? (in {any})?",
      "(sag mir|weißt du)? (wie spät|wie viel uhr|wieviel uhr) es ist (in {any})?",
      "(uhrzeit|aktuelle uhrzeit|die uhrzeit) (in {any})?",
      "(welcher|welchen|was für ein) (tag|wochentag) (ist|haben wir) (heute|{time})?",
      "(welches|das) (datum|heutige datum) (ist|haben wir|ist heute) (heute)?",
      "welches datum (ist|haben wir) {time}",
      "der wievielte (ist|haben wir) (heute|{time})?",
      "den wievielten haben wir (heute)?",
      "(auf welchen|welcher) (wochentag|tag) (fällt|ist) {any}",
      "(welches jahr|welchen monat) (ist|haben wir) (jetzt|gerade|heute)?",
    ],
  },
  {
    intent: "agenda.query",
    strong: true,
    patterns: [
      "was (steht|liegt) (bei mir)? (denn|so|alles|noch)? {time} (noch|alles|so)? an",
      "was steht an",
      "was (mache|mach) ich (denn)? {time}",
      "(ist|läuft) {time} (etwas|was|irgendwas) (los|geplant|angesagt)",
      "(mir sagen|sag mir|sagst du mir) was {time} (ansteht|anliegt|los ist|geplant ist|auf dem plan steht)",
      "was (steht|liegt) (denn|so)? (noch)? an {time}",
      "was (steht|ist) {time}? (in|auf) <my> <agenda> {time}?",
      "was (habe|hab) ich (denn|so|alles)? {time} (noch|alles|so)? (vor|geplant|auf dem plan|auf dem programm|im kalender|an terminen)?",
      "was ist (denn|alles|so)? (für)? {time} (alles|so)? (geplant|los|angesagt|vorgesehen)",
      "was kommt (denn|so)? {time} (noch)? auf mich zu",
      "wie sieht (es)? <my>? ({time}|<agenda>) {time}? (aus|bei mir aus)",
      "wie ist <my> (<agenda>|{time}) {time}?",
      "<show>? <my>? (kalender|terminkalender|agenda|termine|tagesplan|terminplan|tag|plan|tagesablauf) (für|am|von|in|an)? {time}? (an|auf)?",
      "<show>? (einen|den|meinen)? (überblick|tagesüberblick|wochenüberblick|übersicht|tagesübersicht|briefing|kurzüberblick) (über|für|zu|auf)? (<my> <agenda>|{time})?",
      "(welche|was für) (termine|meetings|besprechungen|verabredungen|treffen) (habe ich|hab ich|stehen|sind|gibt es|liegen) (denn)? (an)? {time}? (an|geplant|noch)?",
      "(habe|hab) ich (denn)? {time} (schon|noch)? (etwas|was|irgendwas|irgendetwas|termine|einen termin|meetings|zeit) (vor|geplant|an|im kalender)?",
      "(habe|hab) ich (etwas|was|termine|einen termin) {time} (vor|geplant)?",
      "(gibt es|steht|liegt) {time} (etwas|was|irgendwas|termine) (an|geplant)?",
      "(bin|wäre) ich {time} (noch)? (frei|verfügbar|belegt|verplant|ausgebucht)",
      "(termine|meetings|agenda|kalender) (am|für|von|an)? {time}",
      "was ist (mein)? (nächster termin|nächstes meeting)",
      "wann ist (mein|der|das) (nächster termin|nächste termin|nächstes meeting|nächste meeting|nächste besprechung)",
    ],
  },
];
