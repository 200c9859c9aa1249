/** What can be done with a reminder that repeats, and the page with all about one. */
import { text } from "./text.ts";

// What falls due in some time: the question and its lines, {reminder} with its times.
export const clearAsk = text({
  en: "Do all of this?",
  de: "Das alles tun?",
});
export const clearDelete = text({
  en: "Delete {reminder}.",
  de: "{reminder} löschen.",
});
export const clearSkip = text({
  en: "Skip for then, and keep: {reminder}.",
  de: "Für diese Zeit auslassen und behalten: {reminder}.",
});
export const clearNone = text({
  en: "No reminder falls due then. Nothing was changed.",
  de: "Dann wird keine Erinnerung fällig. Es wurde nichts geändert.",
});
// {reminder}: the whole line of it as it is now; {when}: its rule and its next time.
// {times}: "Mon 7 Dec, 09:00 and Tue 8 Dec, 09:00".
export const skipDone = text({
  en: "Skipped {times}. Now {reminder}.",
  de: "Ausgelassen: {times}. Jetzt: {reminder}.",
});
export const skipDoneMany = text({
  en: "Skipped {number} times, from {first} to {last}. Now {reminder}.",
  de: "{number}-mal ausgelassen, von {first} bis {last}. Jetzt: {reminder}.",
});
export const skipAnd = text({
  en: " and ",
  de: " und ",
});
export const skipOver = text({
  en: "The one of {when} is over. Nothing was changed: {reminder}.",
  de: "Die von {when} ist vorbei. Es wurde nichts geändert: {reminder}.",
});
export const skipNone = text({
  en: "The one of {when} does not come. Nothing was changed: {reminder}.",
  de: "Die von {when} kommt nicht. Es wurde nichts geändert: {reminder}.",
});
export const pauseDone = text({
  en: "Paused {reminder}. Nothing comes until you resume it.",
  de: "Pausiert: {reminder}. Es kommt nichts, bis du sie fortsetzt.",
});
export const pauseUntil = text({
  en: "Paused {reminder}. What falls into the pause is left out.",
  de: "Pausiert: {reminder}. Was in die Pause fällt, entfällt.",
});
export const pauseNot = text({
  en: "{title} is not paused: {when}.",
  de: "{title} ist nicht pausiert: {when}.",
});
export const pauseOnce = text({
  en: "What comes once still does: {names}.",
  de: "Was nur einmal kommt, kommt trotzdem: {names}.",
});
export const resumeDone = text({
  en: "Resumed {reminder}.",
  de: "Fortgesetzt: {reminder}.",
});
export const resumeMissed = text({
  en: "Resumed {reminder}. What fell into the pause is left out.",
  de: "Fortgesetzt: {reminder}. Was in die Pause fiel, entfällt.",
});
export const resumeFirst = text({
  en: "{title} is paused, so I cannot tell which those are. Name a last day, or resume it first. Now {reminder}.",
  de: "{title} ist pausiert, ich kann nicht sagen, welche das sind. Nenne einen letzten Tag, oder setze sie zuerst fort. Jetzt: {reminder}.",
});
// The last one, and how many come until then.
export const endDone = text({
  en: {
    one: "Ends with {when}, once more. Now {reminder}.",
    other: "Ends with {when}, {count} more times. Now {reminder}.",
  },
  de: {
    one: "Endet mit {when}, noch einmal. Jetzt: {reminder}.",
    other: "Endet mit {when}, noch {count}-mal. Jetzt: {reminder}.",
  },
});
export const endBefore = text({
  en: "That is before the next one. Nothing was changed: {reminder}.",
  de: "Das liegt vor der nächsten. Es wurde nichts geändert: {reminder}.",
});
export const endSooner = text({
  en: "It ends before that anyway. Nothing was changed: {reminder}.",
  de: "Sie endet ohnehin früher. Es wurde nichts geändert: {reminder}.",
});
export const endOver = text({
  en: "Nothing is left of {title}: {when}.",
  de: "Von {title} bleibt nichts: {when}.",
});
export const onceOnly = text({
  en: "{title} does not repeat: {when}.",
  de: "{title} wiederholt sich nicht: {when}.",
});
export const sendDone = text({
  en: "Comes on {channel} from now on: {reminder}.",
  de: "Kommt ab jetzt über {channel}: {reminder}.",
});
export const sendHome = text({
  en: "Comes where the others come from now on: {reminder}.",
  de: "Kommt ab jetzt dort, wo die anderen kommen: {reminder}.",
});
export const sendUnknown = text({
  en: "{channel} is not connected; /link connects it. Nothing was changed.",
  de: "{channel} ist nicht verbunden; /link verbindet es. Es wurde nichts geändert.",
});
export const sendWhere = text({
  en: "Reminders can go to Telegram, Slack or the web page. Nothing was changed.",
  de: "Erinnerungen können über Telegram, Slack oder die Webseite kommen. Es wurde nichts geändert.",
});
export const repeatsNone = text({
  en: "You have no repeating reminders. Nothing was changed.",
  de: "Du hast keine Erinnerungen, die sich wiederholen. Es wurde nichts geändert.",
});
export const repeatsOne = text({
  en: "I can do that for one reminder at a time. Nothing was changed.",
  de: "Das geht nur für eine Erinnerung auf einmal. Es wurde nichts geändert.",
});
export const repeatsOther = text({
  en: "{item} is no reminder. Nothing was changed.",
  de: "{item} ist keine Erinnerung. Es wurde nichts geändert.",
});

// Which occurrence was meant.
export const meantNone = text({
  en: "{title} does not come. Nothing was changed: {when}.",
  de: "{title} kommt nicht. Es wurde nichts geändert: {when}.",
});
export const meantNoneThen = text({
  en: "{title} does not come {on}. Nothing was changed: {when}.",
  de: "{title} kommt {on} nicht. Es wurde nichts geändert: {when}.",
});
export const meantOn = text({
  en: "on {day}",
  de: "am {day}",
});
export const meantAt = text({
  en: "at {time}",
  de: "um {time}",
});
export const meantThen = text({
  en: "then",
  de: "dann",
});
export const meantNoRule = text({
  en: "{title} does not repeat, so there is none to single out: {when}.",
  de: "{title} wiederholt sich nicht, es lässt sich keine herausgreifen: {when}.",
});
export const meantAfterDone = text({
  en: "{title} comes after it was done, so there is none to single out: {when}.",
  de: "{title} kommt erst nach dem Erledigen, es lässt sich keine herausgreifen: {when}.",
});

// Questions, with their buttons.
export const pausePastAsk = text({
  en: "That time has passed. Until when should it pause?",
  de: "Dieser Zeitpunkt ist vorbei. Bis wann soll sie pausieren?",
});
export const endAsk = text({
  en: "When should {title} end? Name the last day. It comes {when}.",
  de: "Wann soll {title} enden? Nenne den letzten Tag. Sie kommt {when}.",
});
export const endNext = text({
  en: "After the next one",
  de: "Nach der nächsten",
});
export const endFive = text({
  en: "After 5 more",
  de: "Nach 5 weiteren",
});
export const endOn = text({
  en: "After {day}",
  de: "Nach {day}",
});
export const scopeAsk = text({
  en: "{title} repeats: {when}. Move only the next one, or change all of them?",
  de: "{title} wiederholt sich: {when}. Nur die nächste verschieben oder alle ändern?",
});
export const scopeToAsk = text({
  en: "{title} repeats: {when}. Move only the next one to {to}, or change all of them?",
  de: "{title} wiederholt sich: {when}. Nur die nächste auf {to} verschieben oder alle ändern?",
});
export const scopeOne = text({
  en: "Only this one",
  de: "Nur diese",
});
export const scopeAll = text({
  en: "All",
  de: "Alle",
});
export const severalAsk = text({
  en: "{title} comes more than once then. Which one?",
  de: "{title} kommt da mehr als einmal. Welche?",
});
export const ruleAsk = text({
  en: "How often should {title} come? It is {when}. Say it like “every Tuesday and Thursday at 7:00”.",
  de: "Wie oft soll {title} kommen? Jetzt: {when}. Sag es wie „jeden Dienstag und Donnerstag um 7:00“.",
});
export const everyDay = text({
  en: "Every day",
  de: "Jeden Tag",
});
export const everyWeekday = text({
  en: "Every weekday",
  de: "Jeden Werktag",
});
export const everyWeek = text({
  en: "Every week",
  de: "Jede Woche",
});

// Cards that wait for a yes: for one reminder, and for several.
export const skipAsk = text({
  en: "Skip this once: {reminder}?",
  de: "Dieses Mal auslassen: {reminder}?",
});
export const pauseAsk = text({
  en: "Pause: {reminder}?",
  de: "Pausieren: {reminder}?",
});
export const pauseUntilAsk = text({
  en: "Pause until {until}: {reminder}?",
  de: "Pausieren bis {until}: {reminder}?",
});
export const resumeAsk = text({
  en: "Resume: {reminder}?",
  de: "Fortsetzen: {reminder}?",
});
export const endOnAsk = text({
  en: "End on {day}: {reminder}?",
  de: "Am {day} enden: {reminder}?",
});
export const endAfterAsk = text({
  en: "End after {number} more: {reminder}?",
  de: "Nach {number} weiteren enden: {reminder}?",
});
export const sendHomeAsk = text({
  en: "Send home: {reminder}?",
  de: "Am üblichen Ort senden: {reminder}?",
});
export const sendOnAsk = text({
  en: "Send on {channel}: {reminder}?",
  de: "Über {channel} senden: {reminder}?",
});
export const thesePauseAsk = text({
  en: "Pause these {number}?",
  de: "Diese {number} pausieren?",
});
export const thesePauseUntilAsk = text({
  en: "Pause until {until} these {number}?",
  de: "Diese {number} bis {until} pausieren?",
});
export const theseResumeAsk = text({
  en: "Resume these {number}?",
  de: "Diese {number} fortsetzen?",
});

// The page with all about one reminder: labels, values and buttons.
export const showNext = text({
  en: "Next",
  de: "Als Nächstes",
});
export const showWhen = text({
  en: "When",
  de: "Wann",
});
export const showRepeats = text({
  en: "Repeats",
  de: "Wiederholt sich",
});
export const showState = text({
  en: "State",
  de: "Stand",
});
export const showEnds = text({
  en: "Ends",
  de: "Endet",
});
export const showOn = text({
  en: "Comes on",
  de: "Kommt über",
});
export const showLast = text({
  en: { one: "{when}, once more", other: "{when}, {count} more times" },
  de: { one: "{when}, noch einmal", other: "{when}, noch {count}-mal" },
});
export const showPaused = text({
  en: "paused until you resume it",
  de: "pausiert, bis du sie fortsetzt",
});
export const showPausedUntil = text({
  en: "paused until {when}",
  de: "pausiert bis {when}",
});
export const showNextIs = text({
  en: "next: {when}",
  de: "als Nächstes: {when}",
});
export const showUp = text({
  en: "came up, not done yet",
  de: "fällig, noch nicht erledigt",
});
export const showSkipped = text({
  en: " (skipped)",
  de: " (ausgelassen)",
});
export const changeTime = text({
  en: "Change time",
  de: "Zeit ändern",
});
export const changeRule = text({
  en: "Change rule",
  de: "Rhythmus ändern",
});
export const end = text({
  en: "End",
  de: "Beenden",
});
export const pause = text({
  en: "Pause",
  de: "Pausieren",
});
export const resume = text({
  en: "Resume",
  de: "Fortsetzen",
});
export const skipNext = text({
  en: "Skip next",
  de: "Nächste auslassen",
});
export const moveTo = text({
  en: "Move to {channel}",
  de: "Über {channel} senden",
});
