/** The messages in which reminders come, and the answers to them. */
import { text } from "./text.ts";

// The message in which a reminder comes: its first word is bold.
export const firedReminder = text({
  en: "Reminder",
  de: "Erinnerung",
});
export const firedHeld = text({
  en: "Held during quiet hours; it was due {when}.",
  de: "In der Ruhezeit zurückgehalten; fällig war sie {when}.",
});
export const firedLate = text({
  en: "Late by {time}; it was due {when}.",
  de: "{time} verspätet; fällig war sie {when}.",
});
// How many occurrences before it were not said; {number} may be "more than 1000".
export const firedBeforeHeld = text({
  en: "{number} before it fell into quiet hours.",
  de: "{number} davor fielen in die Ruhezeit.",
});
export const firedBeforeMissed = text({
  en: { one: "{number} before it was missed.", other: "{number} before it were missed." },
  de: { one: "{number} davor wurde verpasst.", other: "{number} davor wurden verpasst." },
});
export const firedMany = text({
  en: "more than {most}",
  de: "mehr als {most}",
});
export const firedRepeats = text({
  en: "Repeats {rule}; next {when}.",
  de: "Wiederholt sich {rule}; als Nächstes {when}.",
});
export const firedLast = text({
  en: "That was the last one.",
  de: "Das war die letzte.",
});
// It is said again and again until it is done; {times} is "once" or "at most 12 times".
export const nagEvery = text({
  en: "I repeat it every {time} until you say done, {times}.",
  de: "Ich wiederhole sie im Abstand von {time}, bis du sie erledigst, {times}.",
});
export const nagAgain = text({
  en: "Repeat {number} of {of}; again {when} unless you say done.",
  de: "Wiederholung {number} von {of}; die nächste {when}, wenn du sie nicht erledigst.",
});
export const nagLast = text({
  en: "Repeat {number} of {of}, the last one.",
  de: "Wiederholung {number} von {of}, die letzte.",
});
export const nagTimes = text({
  en: { one: "once", other: "at most {count} times" },
  de: { one: "einmal", other: "höchstens {count}-mal" },
});
export const nagStarted = text({
  en: "I repeat {title} every {time} until you say done, {times}; next {when}.",
  de: "Ich wiederhole {title} im Abstand von {time}, bis du sie erledigst, {times}; die nächste {when}.",
});
export const nagProblem = text({
  en: "I can repeat a reminder every minute at most, and every day at least. Nothing was changed.",
  de: "Ich kann eine Erinnerung höchstens jede Minute und mindestens jeden Tag wiederholen. Es wurde nichts geändert.",
});
// What becomes of that message when it was dealt with; {when} is a time.
export const settledGone = text({
  en: "Deleted: {title}.",
  de: "Gelöscht: {title}.",
});
export const settledDone = text({
  en: "Done: {title}.",
  de: "Erledigt: {title}.",
});
export const settledDoneAt = text({
  en: "Done: {title}, {when}.",
  de: "Erledigt: {title}, {when}.",
});
export const settledLater = text({
  en: "Put off: {title}, to {when}.",
  de: "Verschoben: {title}, auf {when}.",
});

// One message for several that come late together.
export const digestHeld = text({
  en: {
    one: "1 reminder came up during your quiet hours:",
    other: "{count} reminders came up during your quiet hours:",
  },
  de: {
    one: "1 Erinnerung wurde in deiner Ruhezeit fällig:",
    other: "{count} Erinnerungen wurden in deiner Ruhezeit fällig:",
  },
});
export const digestLate = text({
  en: {
    one: "1 reminder comes late; I could not send them in time:",
    other: "{count} reminders come late; I could not send them in time:",
  },
  de: {
    one: "1 Erinnerung kommt zu spät; ich konnte sie nicht rechtzeitig senden:",
    other: "{count} Erinnerungen kommen zu spät; ich konnte sie nicht rechtzeitig senden:",
  },
});
export const digestMixed = text({
  en: {
    one: "1 reminder waited, some for the end of your quiet hours:",
    other: "{count} reminders waited, some for the end of your quiet hours:",
  },
  de: {
    one: "1 Erinnerung hat gewartet, manches auf das Ende deiner Ruhezeit:",
    other: "{count} Erinnerungen haben gewartet, manche auf das Ende deiner Ruhezeit:",
  },
});
// One line of it: "“Call mom”, 09:00, and 3 before it, put off to 10:00".
export const digestBefore = text({
  en: ", and {number} before it",
  de: ", und {number} davor",
});
export const digestLater = text({
  en: ", put off to {when}",
  de: ", verschoben auf {when}",
});
export const digestDeleted = text({
  en: ", deleted",
  de: ", gelöscht",
});
// {names}: "“a”, 09:00; “b”, 10:00".
export const digestSkipped = text({
  en: "Skipped, as you asked for when late: {names}.",
  de: "Ausgelassen, wie du es bei Verspätung wolltest: {names}.",
});
export const digestSkippedMore = text({
  en: "Skipped, as you asked for when late: {names}; and {number} more.",
  de: "Ausgelassen, wie du es bei Verspätung wolltest: {names}; und {number} weitere.",
});

// Answers to what has come up.
export const answerDoneAsk = text({
  en: "Mark as done: {titles}?",
  de: "Als erledigt markieren: {titles}?",
});
export const answerStopAsk = text({
  en: "Stop repeating {titles}?",
  de: "{titles} nicht weiter wiederholen?",
});
export const answerDeletedOne = text({
  en: "a deleted reminder",
  de: "eine gelöschte Erinnerung",
});
export const answerDeleted = text({
  en: "deleted",
  de: "gelöscht",
});
export const answerAllDone = text({
  en: "They were all dealt with already. Nothing was changed.",
  de: "Sie waren alle schon erledigt. Es wurde nichts geändert.",
});
export const answerDone = text({
  en: "Done: {names}.",
  de: "Erledigt: {names}.",
});
export const answerDoneOthers = text({
  en: "Done: {names}. {number} had been dealt with already.",
  de: "Erledigt: {names}. {number} waren schon erledigt.",
});
export const answerDoneOf = text({
  en: "Done: {title} of {when}.",
  de: "Erledigt: {title} von {when}.",
});
export const answerWasLater = text({
  en: "{title} was put off already, to {when}. Nothing was changed.",
  de: "{title} war schon verschoben, auf {when}. Es wurde nichts geändert.",
});
export const answerNotRepeated = text({
  en: "{title} is not being repeated. Nothing was changed.",
  de: "{title} wird nicht wiederholt. Es wurde nichts geändert.",
});
export const answerStopped = text({
  en: "I stop repeating {title}. It stays on the list until you say done.",
  de: "Ich wiederhole {title} nicht weiter. Sie bleibt auf der Liste, bis du sie erledigst.",
});
