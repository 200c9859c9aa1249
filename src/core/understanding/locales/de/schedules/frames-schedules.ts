import type { FrameSpec } from "../../../locale.ts";

const ALL = "(alle|alle meine|all meine|sämtliche|meine|die)";
const NAMED = "(<the>? <reminder> (nummer|nr|an|zu|zum|zur|für)? {ref}|<the>? {ref} -erinnerung)";
const LONG = "(bis {time}|(für)? {duration}|(für)? {occ:occasion})";

/** What one can want of a reminder that repeats, in German; each names a reminder as such. */
export const scheduleFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.skip",
    strong: true,
    patterns: [
      "<skip> (nur)? <the>? <next> {ref} -erinnerung",
      `<skip> (nur)? ${NAMED} (am|für|um)? {occ:occasion}`,
      `<skip> (nur)? ${NAMED} <once>?`,
      "<skip> (nur)? (das|die|den)? <next> (mal|termin|<reminder>)?",
      "(lass|lasse) (das|die|den)? <next> (mal|termin|<reminder>)? (aus|ausfallen|weg)",
    ],
  },
  {
    intent: "reminder.pause",
    strong: true,
    target: "all",
    patterns: [
      `<pause> ${ALL}? <reminders> ${LONG}?`,
      `${ALL}? <reminders> ${LONG}? <pausing>`,
      `(setz|setze) ${ALL}? <reminders> ${LONG}? aus`,
    ],
  },
  {
    intent: "reminder.pause",
    strong: true,
    patterns: [
      `<pause> ${NAMED} ${LONG}`,
      `<pause> ${NAMED}`,
      `(setz|setze) ${NAMED} ${LONG}? aus`,
      `${NAMED} ${LONG}? <pausing>`,
    ],
  },
  {
    intent: "reminder.resume",
    strong: true,
    target: "all",
    patterns: [
      `<resume> ${ALL}? <reminders> (wieder|jetzt)?`,
      `(setz|setze|führ|führe) ${ALL}? <reminders> (wieder|jetzt)? fort`,
      `${ALL}? <reminders> (wieder)? <resuming>`,
    ],
  },
  {
    intent: "reminder.resume",
    strong: true,
    patterns: [
      `<resume> ${NAMED} (wieder|jetzt)?`,
      `(setz|setze|führ|führe) ${NAMED} (wieder|jetzt)? fort`,
      `${NAMED} (wieder)? <resuming>`,
    ],
  },
  {
    intent: "reminder.update",
    scope: "one",
    strong: true,
    patterns: [
      `<move> ${NAMED} <once> (auf|um|zu|nach)? {time}`,
      `<move> ${NAMED} (auf|um|zu|nach)? {time} <once>`,
    ],
  },
];

/**
 * The same without the word "Erinnerung". Such a sentence may be about anything, so it counts only when what it names
 * is one of the person's own reminders.
 */
export const ownReminderFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.pause",
    patterns: ["<skip> <the>? {ref} bis {time}", "<skip> (es|sie|das)? bis {time}"],
  },
  {
    intent: "reminder.skip",
    patterns: [
      "<skip> (nur)? {occ:occasion} <the>? {ref}",
      "<skip> (nur)? <the>? <next> {count:num} {ref}",
      "<skip> <the>? <next> {count:num} (mal|male|termine|erinnerungen)?",
      "<skip> (nur)? (es|sie|das)? (am|an|im|für)? {occ:occasion}",
      "(keine erinnerung|keine erinnerungen|außer) (am|an|im|für)? {occ:occasion}",
      "<skip> (nur)? (das|die|den)? <next> (mal|termin)? (bei|von|für|mit)? <the>? {ref}",
      "<skip> (nur)? <the>? {ref} (am|für|um)? {occ:occasion}",
      "<skip> (nur)? <the>? {ref} <once>?",
      "(lass|lasse) <the>? {ref} {occ:occasion}? <once>? (aus|ausfallen|weg)",
      "<the>? {ref} {occ:occasion}? <once>? (überspringen|auslassen|ausfallen lassen)",
      "(kein|keine|keinen) {ref} {occ:occasion}",
    ],
  },
  {
    intent: "reminder.pause",
    patterns: [
      `<pause> <the>? {ref} ${LONG}`,
      "<pause> <the>? {ref}",
      `(setz|setze) <the>? {ref} ${LONG}? aus`,
      `(halt|halte) <the>? {ref} ${LONG}? an`,
      `<the>? {ref} ${LONG}? <pausing>`,
    ],
  },
  {
    intent: "reminder.resume",
    patterns: [
      "<resume> <the>? {ref} (wieder|jetzt)?",
      "(setz|setze|führ|führe) <the>? {ref} (wieder|jetzt)? fort",
      "nimm <the>? {ref} wieder auf",
      "(mach|mache) mit <the>? {ref} weiter",
      "<the>? {ref} (wieder)? <resuming>",
    ],
  },
  {
    intent: "reminder.end",
    patterns: [
      "<finish> <the>? {ref} nach {count:num} (weiteren)? <times>?",
      "<finish> <the>? {ref} (am|nach|zum|mit)? {time}",
      "<the>? {ref} (endet|läuft aus|hört auf|soll enden|ist zu ende) (am|an|nach|zu|mit)? {time}",
      "<the>? {ref} (endet|hört auf|soll enden) nach {count:num} (weiteren)? <times>?",
      "(nur)? noch {count:num} <times>?",
    ],
  },
  {
    intent: "reminder.send",
    patterns: [
      "(schick|schicke|sende) <the>? {ref} (an|auf|in|nach|über|per|via)? {channel:reachable}",
    ],
  },
  {
    intent: "reminder.show",
    patterns: [
      "(zeig|zeige|zeig mir|zeige mir|details|details zu|einzelheiten zu) <the>? {ref}",
      "wann (kommt|ist|war) <the>? <next> {ref} (dran|fällig)?",
      "wann (kommt|ist|erinnerst du mich an) <the>? {ref} (wieder|als nächstes|das nächste mal)?",
    ],
  },
  {
    intent: "reminder.update",
    scope: "all",
    patterns: [
      "<move> <the>? {ref} <fromnow> (auf|um|zu|nach)? {time}",
      "<move> <the>? {ref} (auf|um|zu|nach)? {time} <fromnow>",
      "<fromnow> <the>? {ref} (ist|kommt|soll)? (auf|um|zu)? {time}",
      "(mach|mache) aus <the>? {ref} {time}",
      "(änder|ändere|stell|stelle|setz|setze) <the>? {ref} (auf|zu) {time}",
    ],
  },
  {
    intent: "reminder.update",
    scope: "one",
    patterns: [
      "<move> (nur)? {occ:occasion} <the>? {ref} (auf|um|zu|nach)? {time}",
      "<move> <the>? <next> {ref} (auf|um|zu|nach)? {time}",
      "<move> <the>? {ref} <once> (auf|um|zu|nach)? {time}",
      "<move> (nur)? <the>? {ref} (am|von|vom|für)? {occ:occasion} (auf|um|zu|nach) {time}",
      "(nur)? {occ:occasion} <the>? {ref} (auf|um)? {time}",
      "<move> <the>? {ref} (auf|um|zu|nach)? {time} <once>",
      "<the>? {ref} <once> (auf|um|zu|nach)? {time} (verschieben|verlegen)",
    ],
  },
  {
    intent: "reminder.update",
    patterns: [
      "<move> <the>? {ref} (auf|nach) {time}",
      "<move> <the>? {ref} (um)? {duration} (nach hinten|später|weiter|hinaus)?",
      "(verschiebe|verschieb|verlege|verleg) <the>? {ref}",
      "(benenne|benenn) <the>? {ref} (in|um in|zu) {newTitle:free} um",
      "(benenne|benenn) <the>? {ref} um in {newTitle:free}",
    ],
  },
];

/** Word classes of these frames. */
export const scheduleClasses: Record<string, readonly string[]> = {
  skip: ["überspringe", "überspring", "übergehe", "übergeh"],
  pause: ["pausiere", "pausier", "unterbrich", "unterbreche"],
  pausing: ["pausieren", "aussetzen", "anhalten", "unterbrechen"],
  resume: ["reaktiviere", "reaktivier", "aktiviere", "aktivier"],
  resuming: ["fortsetzen", "fortführen", "aktivieren", "reaktivieren", "aufnehmen"],
  finish: ["beende", "beend", "stoppe", "stopp"],
  next: ["nächste", "nächsten", "nächstes", "kommende", "kommenden"],
  times: ["mal", "male", "malen", "x", "erinnerungen"],
  once: [
    ...["einmal", "nur einmal", "einmalig", "ausnahmsweise", "diesmal", "nur diesmal"],
    // "mal" is left out of what is compared.
    ...["dieses", "nur dieses", "dieses eine", "nur dieses eine"],
    ...["dieses mal", "nur dieses mal", "dieses eine mal", "nur dieses eine mal"],
  ],
  fromnow: [
    "ab jetzt",
    "ab sofort",
    "von jetzt an",
    "von nun an",
    "künftig",
    "in zukunft",
    "immer",
  ],
};
