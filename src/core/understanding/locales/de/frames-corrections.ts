import type { FrameSpec } from "../../locale.ts";

/** Changes to what was just talked about, in German. They mean something only while there is a focus. */
export const correctionFrames: readonly FrameSpec[] = [
  {
    intent: "task.update",
    target: "focus",
    patterns: [
      "<but> <but>? (nicht {nottime:time})? (sondern)? (am|um|auf|erst|schon)? {time}",
      "nicht {nottime:time} sondern {time}",
      "<but>? (mach|mache) {time} (draus|daraus)",
      "<but>? (mach|mache) {hour} (draus|daraus)",
      "<but>? (mach|mache) daraus {time}",
      "<but>? (mach|mache|verschieb|verschiebe|schieb|schiebe|verleg|verlege|setz|setze|leg|lege|ändere|änder|stell|stelle) <it> (doch|lieber|besser)? (auf|zu|um|für|am|bis)? {time}",
      "<but>? (verschieb|verschiebe|schieb|schiebe|verleg|verlege) <it> (doch|lieber)? um {duration} (nach hinten|später)?",
      "<but>? (auf)? {time} (verschieben|verlegen|bitte|statt dessen|stattdessen)",
      "<but>? {time} (lieber|besser|stattdessen)",
      "<but> <but>? (um|auf)? {hour}",
      "<but>? (es|das) (soll|sollte|muss) (am|um|auf)? {time} sein",
      "<but>? (ändere|änder) (die zeit|die uhrzeit|das datum|den tag|den termin) (auf|in|zu) {time}",
      "{duration} (später|früher|nach hinten)",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    patterns: [
      "<but>? (nenn|nenne|benenn|benenne|tauf|taufe) <it> (um in|um zu|in|lieber|doch)? {newTitle}",
      "<but>? (ändere|änder) (den titel|den namen|den text|es|das) (in|zu) {newTitle}",
      "<but>? (es|das) (soll|sollte) {newTitle} heißen",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    priority: "high",
    patterns: [
      "<but>? (mach|mache|markiere|markier|setz|setze) <it> (als|auf|zu)? (dringend|wichtig|hohe priorität)",
      "(das|es) ist (sehr)? (dringend|wichtig)",
      "(dringend|wichtig|sehr wichtig|hohe priorität)",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    priority: "low",
    patterns: [
      "(das|es) ist (nicht dringend|nicht wichtig|nicht so wichtig|unwichtig)",
      "(niedrige priorität|nicht dringend|unwichtig)",
    ],
  },
];

/** What is said in passing of things on a list, in German. */
export const remarkFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.delete",
    patterns: [
      "(bitte)? (erinnere/erinner mich) (nicht|nicht mehr) (an)? {ref}",
      "ich (muss|will|möchte|brauche) {ref} (nicht mehr|nicht)",
    ],
  },
  {
    intent: "task.complete",
    strong: true,
    patterns: [
      "(ich|wir) (habe/haben|bin/sind) {ref} (schon|bereits)? (erledigt|gemacht|getan|fertig)",
      "(ich|wir) (habe/haben) (schon|bereits) {ref}",
      "{ref} (ist|sind) (schon|bereits)? (erledigt|gemacht|fertig)",
    ],
  },
];
