/** Reminders: setting them, their lists, and how they are said. */
import { text } from "./text.ts";

// How a reminder is called in a sentence.
export const remPlain = text({
  en: "reminder",
  de: "Erinnerung",
});
export const remNumbered = text({
  en: "reminder {number}",
  de: "Erinnerung {number}",
});
// "reminder 4: “Call mom”, Tue 8 Dec, 09:00 (Europe/Berlin)".
export const remFull = text({
  en: "{reminder}: {title}, {when}",
  de: "{reminder} {title}, {when}",
});
// "every weekday at 09:00 (Europe/Berlin), next: Tue 8 Dec, 09:00 (moved from 08:00)"; {moved} may be empty.
export const remNext = text({
  en: "{rule}, next: {when}{moved}",
  de: "{rule}, als Nächstes: {when}{moved}",
});
export const remState = text({
  en: "{rule}, {state}",
  de: "{rule}, {state}",
});
export const remPaused = text({
  en: "{rule}, paused",
  de: "{rule}, pausiert",
});
export const remPausedUntil = text({
  en: "{rule}, paused until {when}",
  de: "{rule}, pausiert bis {when}",
});
// In the agenda and behind a time.
export const remMoved = text({
  en: "(moved from {when})",
  de: "(verschoben von {when})",
});
export const remAfterDone = text({
  en: { one: "1 day after it is done", other: "{count} days after it is done" },
  de: { one: "1 Tag nach dem Erledigen", other: "{count} Tage nach dem Erledigen" },
});
// What {state} may be.
export const stateDone = text({
  en: "done",
  de: "erledigt",
});
export const stateUp = text({
  en: "it has already come up",
  de: "sie war schon fällig",
});
export const stateLast = text({
  en: "came up for the last time",
  de: "war zum letzten Mal fällig",
});
export const stateOver = text({
  en: "over",
  de: "vorbei",
});

// After a change; {reminder} is the whole line as above.
export const remSet = text({
  en: "Set {reminder}.",
  de: "Gesetzt: {reminder}.",
});
export const remChanged = text({
  en: "Changed. Now {reminder}.",
  de: "Geändert. Jetzt: {reminder}.",
});
export const remPutOff = text({
  en: "Put off {reminder}.",
  de: "Verschoben: {reminder}.",
});
export const remMovedOnce = text({
  en: "Moved {from} to {to}, this once: {reminder}.",
  de: "Nur dieses Mal von {from} auf {to} verschoben: {reminder}.",
});
export const remOccupied = text({
  en: "{title} comes {when} anyway. Nothing was changed.",
  de: "{title} kommt {when} ohnehin. Es wurde nichts geändert.",
});
export const remAsItIs = text({
  en: "Nothing was changed. As it is now: {reminder}.",
  de: "Es wurde nichts geändert. So ist es jetzt: {reminder}.",
});
export const remDoneNext = text({
  en: "Done: {title}{number}. Next: {when}.",
  de: "Erledigt: {title}{number}. Als Nächstes: {when}.",
});
export const remNotYet = text({
  en: "{title} has not come up yet: {when}. Nothing was changed.",
  de: "{title} war noch nicht fällig: {when}. Es wurde nichts geändert.",
});
export const remReopened = text({
  en: "Back on the list, {reminder}.",
  de: "Wieder auf der Liste: {reminder}.",
});
export const remStillThere = text({
  en: "Still there, {reminder}.",
  de: "Noch da: {reminder}.",
});
export const remPassed = text({
  en: "{title} was for {when}, which has passed. Nothing was changed.",
  de: "{title} war für {when}; das ist vorbei. Es wurde nichts geändert.",
});
export const remDeleted = text({
  en: "Deleted the reminder {title}.",
  de: "Erinnerung {title} gelöscht.",
});
export const remGone = text({
  en: "That reminder is not on the list any more.",
  de: "Diese Erinnerung steht nicht mehr auf der Liste.",
});
export const ruleProblems = {
  over: text({
    en: "All of that lies behind, so there is nothing to remind you of. Nothing was changed.",
    de: "All das ist vorbei, es bleibt nichts zum Erinnern. Es wurde nichts geändert.",
  }),
  impossible: text({
    en: "That never happens, so there is nothing to remind you of. Nothing was changed.",
    de: "Das kommt nie vor, es bleibt nichts zum Erinnern. Es wurde nichts geändert.",
  }),
  "too-frequent": text({
    en: "I can remind you every 5 minutes at most. Nothing was changed.",
    de: "Ich kann dich höchstens alle 5 Minuten erinnern. Es wurde nichts geändert.",
  }),
  malformed: text({
    en: "I cannot read that as a repeating time. Nothing was changed.",
    de: "Das kann ich nicht als Wiederholung lesen. Es wurde nichts geändert.",
  }),
  unsupported: text({
    en: "I cannot keep that kind of repeating time yet. Nothing was changed.",
    de: "So eine Wiederholung beherrsche ich noch nicht. Es wurde nichts geändert.",
  }),
};

// Cards that wait for a yes; {manner} is a text of "manner" below.
export const remSetAsk = text({
  en: "Set {reminder}?",
  de: "{reminder} setzen?",
});
export const remSetMannerAsk = text({
  en: "Set {reminder} ({manner})?",
  de: "{reminder} setzen ({manner})?",
});
export const remChangeAsk = text({
  en: "Change it to {reminder}?",
  de: "Ändern in {reminder}?",
});
export const remChangeMannerAsk = text({
  en: "Change it to {reminder} ({manner})?",
  de: "Ändern in {reminder} ({manner})?",
});
export const remPutOffAsk = text({
  en: "Put off {title} to {when}?",
  de: "{title} auf {when} verschieben?",
});

// Questions.
export const remWhenAsk = text({
  en: "When should I remind you about {title}?",
  de: "Wann soll ich dich an {title} erinnern?",
});
export const remWhenNowAsk = text({
  en: "When should I remind you about {title}? It is set for {when}.",
  de: "Wann soll ich dich an {title} erinnern? Gesetzt ist: {when}.",
});
export const remTimeAsk = text({
  en: "At what time should I remind you about {title}?",
  de: "Um wie viel Uhr soll ich dich an {title} erinnern?",
});
export const remUntilAsk = text({
  en: "Until when should I put off {title}?",
  de: "Bis wann soll ich {title} verschieben?",
});

// Buttons.
export const details = text({
  en: "Details",
  de: "Details",
});
export const stopIt = text({
  en: "Stop it",
  de: "Beenden",
});
export const chooseTime = text({
  en: "Choose a time",
  de: "Zeit wählen",
});
export const skipInstead = text({
  en: "Skip it instead",
  de: "Stattdessen auslassen",
});
export const showNumber = text({
  en: "Show {number}",
  de: "{number} zeigen",
});
export const snooze20 = text({
  en: "Snooze 20 min",
  de: "In 20 Min.",
});
export const snooze60 = text({
  en: "Snooze 1 h",
  de: "In 1 Std.",
});
export const snooze180 = text({
  en: "Snooze 3 h",
  de: "In 3 Std.",
});
export const snoozeTomorrow = text({
  en: "Tomorrow {time}",
  de: "Morgen {time}",
});
export const snoozeWeek = text({
  en: "Next week",
  de: "Nächste Woche",
});
export const reschedule = text({
  en: "Reschedule",
  de: "Verschieben",
});
export const stopRepeating = text({
  en: "Stop repeating",
  de: "Nicht wiederholen",
});
export const shortMonths = text({
  en: "Months without day {day} are left out.",
  de: "Monate ohne den {day}. werden ausgelassen.",
});
export const leapYearsOnly = text({
  en: "That day is in leap years only.",
  de: "Diesen Tag gibt es nur in Schaltjahren.",
});
export const lastOfMonth = text({
  en: "Last day of the month instead",
  de: "Stattdessen am Monatsletzten",
});
export const lastOfFebruary = text({
  en: "Last day of February instead",
  de: "Stattdessen am letzten Februartag",
});
export const sendAnyway = text({
  en: "Send it anyway",
  de: "Trotzdem senden",
});

// Lists.
export const remsWaiting = text({
  en: "Came up, not done yet",
  de: "Fällig, noch nicht erledigt",
});
export const remsAhead = text({
  en: "Reminders",
  de: "Erinnerungen",
});
export const remsHeld = text({
  en: "Held back, these are quiet hours",
  de: "Zurückgehalten, es ist Ruhezeit",
});
// Behind a reminder that is held back.
export const remComesAt = text({
  en: ", comes {when}",
  de: ", kommt {when}",
});
export const remsPaused = text({
  en: "Paused",
  de: "Pausiert",
});
export const remsNone = text({
  en: "No reminders are set.",
  de: "Es sind keine Erinnerungen gesetzt.",
});
export const remsNoMore = text({
  en: "No more reminders.",
  de: "Keine weiteren Erinnerungen.",
});

// How a reminder is said; several are joined with "; ", and the first may start a sentence.
export const mannerUrgent = text({
  en: "also in quiet hours",
  de: "auch in der Ruhezeit",
});
export const mannerSkip = text({
  en: "skipped when it would be late",
  de: "ausgelassen, wenn sie zu spät käme",
});
export const mannerWithin = text({
  en: "skipped when it would be more than {time} late",
  de: "ausgelassen, wenn sie mehr als {time} zu spät käme",
});
export const mannerNag = text({
  en: "again every {time} until you say done, {times}",
  de: "wieder im Abstand von {time}, bis du sie erledigst, {times}",
});
export const mannerUsual = text({
  en: "as usual",
  de: "wie üblich",
});
export const mannerUsually = text({
  en: "It is said once, and not in quiet hours.",
  de: "Sie kommt einmal, und nicht in der Ruhezeit.",
});
export const mannerAsk = text({
  en: "{title}: {manner}?",
  de: "{title}: {manner}?",
});
export const quietSome = text({
  en: "Those that fall into your quiet hours ({hours}) wait until {end}.",
  de: "Was in deine Ruhezeit fällt ({hours}), wartet bis {end}.",
});
export const quietSkipped = text({
  en: "That is in your quiet hours ({hours}), so it would be skipped as too late.",
  de: "Das liegt in deiner Ruhezeit ({hours}), sie würde als zu spät ausgelassen.",
});
export const quietWaits = text({
  en: "That is in your quiet hours ({hours}), so it waits until {when}.",
  de: "Das liegt in deiner Ruhezeit ({hours}), sie wartet bis {when}.",
});
export const quietHours = text({
  en: "{from} to {to}",
  de: "{from} bis {to}",
});

// There are as many that repeat as one person may have.
export const remTooMany = text({
  en: "You have {count} repeating reminders, which is the most I keep, so this one was not set. End one of them first; /reminders shows them.",
  de: "Du hast {count} wiederkehrende Erinnerungen, mehr behalte ich nicht, deshalb wurde diese nicht gesetzt. Beende zuerst eine davon; /reminders zeigt sie.",
});
