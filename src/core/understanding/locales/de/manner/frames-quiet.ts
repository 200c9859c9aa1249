import type { FrameSpec, MannerSpec } from "../../../locale.ts";

/** Quiet hours, in German. */
export const quietFrames: readonly FrameSpec[] = [
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    preference: { name: "quietHours", value: "off" },
    patterns: [
      "<myquiet> (aus|aufheben|abschalten|ausschalten|löschen|beenden|weg|keine)",
      "(keine|ohne) <myquiet> (mehr)?",
      "(schalte|schalt|stell|stelle) <myquiet> (ab|aus)",
      "heb <myquiet> auf",
      "(lösche|lösch|beende|entferne) <myquiet>",
      "ich (will|möchte|brauche) keine <myquiet> (mehr)?",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    preference: { name: "quietHours", value: "22:00-07:00" },
    patterns: [
      "(bitte)? (nachts|in der nacht|über nacht) (bitte)? nicht stören",
      "(stör|störe|weck|wecke) mich (bitte)? <atnight> nicht",
      "(keine|schick mir keine|schicke mir keine|sende mir keine) <unasked> <atnight>",
      "<atnight> (bitte)? keine <unasked>",
      "(schalte|schalt) <myquiet> (ein|an)",
      "<myquiet> (ein|an)",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    patterns: [
      "(setz|setze|stell|stelle|änder|ändere|leg|lege)? <myquiet> (ist|sind|soll|auf|von|zwischen)? (von|zwischen)? {quiet:span} (sein|fest|ein)?",
      "(bitte)? (von|zwischen) {quiet:span} (bitte)? nicht stören",
      "nicht stören (von|zwischen)? {quiet:span}",
      "(stör|störe|weck|wecke) mich (von|zwischen) {quiet:span} nicht",
      "(stör|störe|weck|wecke) mich nicht (von|zwischen) {quiet:span}",
      "(schick|schicke|sende) mir (von|zwischen) {quiet:span} (keine <unasked>|nichts)",
      "(von|zwischen) {quiet:span} (bitte)? (keine <unasked>|ruhe)",
      "keine <unasked> (von|zwischen) {quiet:span}",
      "ich schlafe (von|zwischen) {quiet:span}",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    patterns: [
      "(was|wann|wie) (ist|sind|habe ich) <myquiet>",
      "(zeig|zeige|zeig mir|zeige mir|sag mir) <myquiet>",
      "<myquiet> (anzeigen|zeigen)",
      "(habe|hab) ich (eine)? <myquiet>",
      "<myquiet>",
    ],
  },
];

/** Classes of words that only these frames use. */
export const quietClasses: Record<string, readonly string[]> = {
  myquiet: [
    ...["ruhezeit", "meine ruhezeit", "die ruhezeit", "eine ruhezeit", "ruhezeiten"],
    ...["meine ruhezeiten", "die ruhezeiten", "nachtruhe", "meine nachtruhe", "die nachtruhe"],
    ...["ruhestunden", "meine ruhestunden", "stille zeit", "meine stille zeit"],
  ],
  unasked: [
    ...["erinnerungen", "nachrichten", "meldungen", "mitteilungen", "benachrichtigungen"],
    ...["erinnerung", "nachricht", "meldung"],
  ],
  atnight: ["nachts", "in der nacht", "über nacht", "die nacht über"],
};

const and = "(und|aber)? (dann|danach|bitte|auch)?";
const again = "(nochmal|nochmals|noch einmal|wieder|erneut|immer wieder)";
const most = "(bis zu|höchstens|maximal|nicht öfter als) {times:num} <counted>";
const end = `<untildone> (${most})?`;
/** What may bound the repeats: that it is done, a number, or both. */
const bound = `(${end}|${most})?`;
const late = "(zu)? (spät|verspätet)";
const skip = "(lass|lasse|überspring|überspringe)";

/**
 * How a reminder is to be said, in German: words at the end or start of a request that speak neither of what nor
 * of when.
 */
export const manners: readonly MannerSpec[] = [
  {
    sets: "nag",
    at: "end",
    patterns: [
      `${and} <remind> mich ${again}? (daran|an {ref:num})? ${again}? alle {duration} (${again}|daran)? ${bound}`,
      `${and} <remind> mich (daran|an {ref:num})? ${again} (daran)? ${end}`,
      `${and} (wiederhole|wiederhol) (es|das|sie|die erinnerung|{ref:num})? alle {duration} ${bound}`,
      `(und)? (dann|danach)? ${again} alle {duration} ${bound}`,
      `(und)? (dann|danach)? alle {duration} (${again})? ${end}`,
    ],
  },
  {
    sets: "nag",
    at: "start",
    leaves: "erinnere mich ",
    patterns: [
      `(bitte)? (nerv|nerve|plag|plage|löcher|löchere) mich alle {duration} ${bound}`,
      `(bitte)? erinnere mich immer wieder alle {duration} ${bound}`,
    ],
  },
  {
    sets: "no-nag",
    at: "end",
    patterns: [
      "(und|aber)? (hör|höre) auf (zu nerven|mich zu nerven|zu wiederholen)",
      "(und|aber)? (nur|bloß) (einmal|ein einziges mal)",
      `(und|aber)? nicht ${again}`,
    ],
  },
  {
    sets: "within",
    at: "end",
    patterns: [
      `(und|aber)? nur wenn <itis>? (weniger als|höchstens|maximal|bis zu|nicht mehr als) {duration} ${late} <is>?`,
      `(und|aber)? ${skip} (es|das|sie|{ref:named}) (aus|weg|ausfallen)? wenn <itis>? (mehr als|über|länger als) {duration} ${late} <is>?`,
      `wenn {ref:named} (mehr als|über) {duration} ${late} (ist|kommt) (dann)? ${skip} (sie|es|ihn|das)? (aus|weg|ausfallen)?`,
      `(und|aber)? nicht (mehr)? wenn <itis>? (mehr als|über|länger als) {duration} ${late} <is>?`,
    ],
  },
  {
    sets: "skip",
    at: "end",
    patterns: [
      `(und|aber)? ${skip} (es|das|sie|{ref:named}) (aus|weg|ausfallen)? (wenn|falls) <itis>? ${late} <is>?`,
      `(wenn|falls) {ref:named} ${late} (ist|kommt) (dann)? ${skip} (sie|es|ihn|das)? (aus|weg|ausfallen)?`,
      `(und|aber)? nicht (mehr)? (wenn|falls) <itis>? ${late} <is>?`,
      "(pünktlich)? oder gar nicht",
    ],
  },
  {
    sets: "fire",
    at: "end",
    patterns: [`(und|aber)? auch (wenn|falls) <itis>? ${late} <is>?`],
  },
  {
    sets: "urgent",
    at: "end",
    patterns: [
      "(und|aber)? auch (nachts|<inquiet>)",
      "(und|denn|weil)? (es ist|das ist|es|das)? dringend (ist)?",
      "(egal|ganz gleich) (wann|wie spät) (es)? (ist)?",
    ],
  },
  { sets: "urgent", at: "start", patterns: ["dringend", "(das|es) ist dringend"] },
  {
    sets: "not-urgent",
    at: "end",
    patterns: [
      "(und|aber)? nicht (nachts|<inquiet>)",
      "(und|aber)? (es ist|das ist)? nicht dringend",
    ],
  },
];

const DONE = [
  ...["ich erledigt sage", "ich es erledigt habe", "ich fertig bin", "ich fertig sage"],
  ...["es erledigt ist", "das erledigt ist", "ich es gemacht habe", "ich das gemacht habe"],
  ...["erledigt", "ich bestätige", "ich es bestätige", "ich antworte", "ich reagiere"],
  ...["ich stopp sage", "ich stop sage", "ich es abhake", "ich abhake", "ich auf erledigt drücke"],
  ...["ich sage dass es erledigt ist", "ich sage es ist erledigt", "ich done sage"],
];

/** Classes of words that only these phrases use. */
export const mannerClasses: Record<string, readonly string[]> = {
  untildone: DONE.map((done) => `bis ${done}`),
  remind: [
    ...["erinnere", "erinner", "nerv", "nerve", "frag", "frage", "melde dich", "stups", "stupse"],
    ...["plag", "plage"],
  ],
  itis: ["es", "sie", "das", "du", "er"],
  counted: ["mal", "male", "x"],
  is: ["ist", "wäre", "bist", "kommt", "war"],
  inquiet: ["in der ruhezeit", "in meiner ruhezeit", "während der ruhezeit"],
};
