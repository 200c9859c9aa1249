import type { Language, TalkWords } from "../language.ts";
import { once } from "../once.ts";
import { germanDateWords } from "./date-words.ts";
import { german } from "./german.ts";
import { germanRecurrenceWords } from "./recurrence-words.ts";
import { GERMAN } from "./rule-words.ts";

const germanTalk = once(
  (): TalkWords => ({
    timed: (phrase) => `erinnere mich ${phrase} daran`,
    carry: {
      task: (words) => `neue Aufgabe: ${words}`,
      reminder: (words) =>
        `erinnere mich an ${words.replace(/^(?:mich\s+)?(?:(?:daran|an)\b,?\s*)?/i, "")}`,
      move: (when) => `verschiebe es auf ${when.replace(/^(?:auf|zu)\s+/i, "")}`,
      snooze(how) {
        const rest = how.replace(/^(?:bis|auf|um|für)\s+/i, "");
        return `verschiebe es ${/^(?:\d|eine?n? )/i.test(rest) ? "um" : "auf"} ${rest}`;
      },
      agenda: (when) => `was steht ${when} an`,
    },
    smallTalk:
      /^\s*(?:(?:ok(?:ay)?|ach|naja|haha|super|toll|schön|perfekt|danke(?: schön| dir)?|vielen dank|hallo|guten (?:morgen|abend)|gute nacht)[\s,.!]*)+(?:$|das (?:hilft|passt)|für)|was (?:denkst|meinst|hältst) du|(?<!\p{L})(?:magst|glaubst|findest|liebst|kennst) du|deine meinung|wer bist du|wie geht|erzähl[e]? (?:mir )?(?:einen witz|eine geschichte)|^\s*(?:übersetze?|erkläre?)(?!\p{L})/iu,
    places: {
      named: /\bin\s+(?:der\s+|den\s+)?(\p{L}[\p{L}\s.,'-]{1,80}?)\s*[?!.]*$/iu,
      perhaps: /\b(?:nach|zu|mit|für|von)\s+(\p{L}[\p{L}\s.,'-]{1,80}?)\s*[?!.]*$/iu,
      between: /\s*(?:,|\bund\b|\boder\b)\s*/iu,
      around:
        /^(?:der|den|die|das|ist|es)\s+|\s+(?:jetzt|gerade|zurzeit|im moment|heute|bitte)$/giu,
    },
    ofSelf:
      /(?<!\p{L})(?:ich (?:bin|heiße|wohne|arbeite|mag|hasse|nehme immer|esse)|ich [\p{L}]+ (?:immer|nie|meistens|lieber)|meine? [\p{L}]+ (?:heißt|ist|hat))(?!\p{L})/iu,
    pointing:
      /(?<!\p{L})(?:es|das|die|den|diese[rns]?|beide|erste[rns]?|zweite[rns]?|dritte[rns]?|letzte[rns]?|andere[rns]?)(?!\p{L})/iu,
    claims: [
      /^\s*(?:(?:alles|aufgabe|erinnerung|termin|notiz) )?(?:erledigt|gemacht|hinzugefügt|gespeichert|eingetragen|gelöscht|notiert|das ist erledigt)(?!\p{L})/iu,
      /(?<!\p{L})(?:habe|wurden?|ist|sind)(?!\p{L})[^.?!]{0,80}(?<!\p{L})(?:hinzugefügt|erstellt|angelegt|gespeichert|eingetragen|gelöscht|geändert|verschoben|gebucht|gesendet|erledigt|notiert|entfernt|gesetzt|gemerkt)(?!\p{L})/iu,
      /[.,;:!?]\s+(?:alles )?erledigt\s*[.!]|(?<!\p{L})steht (?:jetzt|nun) auf deiner liste/iu,
      /(?<!\p{L})ich (?:werde dich|erinnere dich|merke mir)(?!\p{L})/iu,
    ],
    mayClaim: /(?<!\p{L})(?:ich|habe|wurden?|ist|sind)(?!\p{L})/iu,
  }),
);

export const GERMAN_LANGUAGE: Language = {
  tag: "de",
  get locale() {
    return german();
  },
  get dates() {
    return germanDateWords();
  },
  get recurrence() {
    return germanRecurrenceWords();
  },
  rules: GERMAN,
  get talk() {
    return germanTalk();
  },
  model: null,
};
