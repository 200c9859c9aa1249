import type { FrameSpec } from "../../locale.ts";

/** Agenda, clock and calendar questions, in German. */
export const agendaFrames: readonly FrameSpec[] = [
  {
    intent: "datetime.query",
    strong: true,
    patterns: [
      "(wie spät|wie viel uhr|wieviel uhr|wie viel uhr) (ist|haben) (es|wir)? (jetzt|gerade|denn)? (in {fact})?",
      "(sag mir|weißt du)? (wie spät|wie viel uhr|wieviel uhr) es ist (in {fact})?",
      "(uhrzeit|aktuelle uhrzeit|die uhrzeit) (in {fact})?",
      "(welcher|welchen|was für ein) (tag|wochentag) (ist|haben wir) (heute|{time})?",
      "(welches|das) (datum|heutige datum) (ist|haben wir|ist heute) (heute)?",
      "welches datum (ist|haben wir) {time}",
      "der wievielte (ist|haben wir) (heute|{time})?",
      "den wievielten haben wir (heute)?",
      "(auf welchen|welcher) (wochentag|tag) (fällt|ist) {fact}",
      "wie (viele|lange|lang) (tage|wochen|monate|stunden)? (sind es|ist es|noch|dauert es)? (noch)? bis {fact}",
      "(welche woche|welche kalenderwoche|welches jahr|welchen monat) (ist|haben wir) (jetzt|gerade|heute)?",
    ],
  },
  {
    intent: "agenda.query",
    strong: true,
    patterns: [
      "was (steht|liegt) (bei mir)? (denn|so|alles|noch)? {time} (noch|alles|so)? an",
      "was steht an",
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
