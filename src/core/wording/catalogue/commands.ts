/** Slash commands: a line for each, and how what follows it is written. */
import { text } from "./text.ts";

// Commands: a line for each, and how what follows it is written.
export const commandTasks = text({
  en: "List tasks",
  de: "Aufgaben zeigen",
});
export const argsTasks = text({
  en: "[open, today, tomorrow, week, overdue, done]",
  de: "[offen, heute, morgen, woche, überfällig, erledigt]",
});
export const commandAdd = text({
  en: "Add a task",
  de: "Eine Aufgabe hinzufügen",
});
export const argsAdd = text({
  en: "[what] [when]",
  de: "[was] [wann]",
});
export const commandReminders = text({
  en: "List reminders with their next time",
  de: "Erinnerungen mit ihrer nächsten Zeit zeigen",
});
export const commandRemind = text({
  en: "Set a reminder",
  de: "Eine Erinnerung setzen",
});
export const argsRemind = text({
  en: "[what] [when]",
  de: "[was] [wann]",
});
export const commandToday = text({
  en: "What is on today",
  de: "Was heute ansteht",
});
export const commandTomorrow = text({
  en: "What is on tomorrow",
  de: "Was morgen ansteht",
});
export const commandWeek = text({
  en: "What is on for the rest of the week",
  de: "Was diese Woche noch ansteht",
});
export const commandAgenda = text({
  en: "What is on at some time",
  de: "Was zu einer Zeit ansteht",
});
export const argsAgenda = text({
  en: "[when]",
  de: "[wann]",
});
export const commandMemory = text({
  en: "What I remember about you",
  de: "Was ich mir von dir gemerkt habe",
});
export const commandRemember = text({
  en: "Remember something",
  de: "Etwas merken",
});
export const argsRemember = text({
  en: "[what]",
  de: "[was]",
});
export const commandForget = text({
  en: "Forget something",
  de: "Etwas vergessen",
});
export const argsForget = text({
  en: "[number or words]",
  de: "[Nummer oder Worte]",
});
export const commandSettings = text({
  en: "Your settings",
  de: "Deine Einstellungen",
});
export const commandQuiet = text({
  en: "Show or set quiet hours",
  de: "Ruhezeit zeigen oder setzen",
});
export const argsQuiet = text({
  en: "[22-7 or off]",
  de: "[22-7 oder aus]",
});
export const commandTimezone = text({
  en: "Show or set your time zone",
  de: "Deine Zeitzone zeigen oder setzen",
});
export const argsTimezone = text({
  en: "[city]",
  de: "[Stadt]",
});
export const commandLanguage = text({
  en: "Show or set the language in which I write",
  de: "Die Sprache zeigen oder setzen, in der ich schreibe",
});
export const argsLanguage = text({
  en: "[en or de]",
  de: "[en oder de]",
});
export const commandDone = text({
  en: "Mark a task or reminder as done",
  de: "Eine Aufgabe oder Erinnerung als erledigt markieren",
});
export const argsDone = text({
  en: "[number or title]",
  de: "[Nummer oder Titel]",
});
export const commandReopen = text({
  en: "Make a done task open again",
  de: "Eine erledigte Aufgabe wieder öffnen",
});
export const argsReopen = text({
  en: "[number or title]",
  de: "[Nummer oder Titel]",
});
export const commandRename = text({
  en: "Give an item another title",
  de: "Einem Eintrag einen anderen Titel geben",
});
export const argsRename = text({
  en: "[number] [new title]",
  de: "[Nummer] [neuer Titel]",
});
export const commandMove = text({
  en: "Give an item another time",
  de: "Einem Eintrag eine andere Zeit geben",
});
export const argsMove = text({
  en: "[number] [when]",
  de: "[Nummer] [wann]",
});
export const commandPriority = text({
  en: "Set a task's priority",
  de: "Die Priorität einer Aufgabe setzen",
});
export const argsPriority = text({
  en: "[number] [high, normal or low]",
  de: "[Nummer] [hoch, normal oder niedrig]",
});
export const commandSnooze = text({
  en: "Put a reminder off",
  de: "Eine Erinnerung verschieben",
});
export const argsSnooze = text({
  en: "[number] [how long]",
  de: "[Nummer] [wie lange]",
});
export const commandDelete = text({
  en: "Delete a task or reminder",
  de: "Eine Aufgabe oder Erinnerung löschen",
});
export const argsDelete = text({
  en: "[number or title]",
  de: "[Nummer oder Titel]",
});
export const commandUndo = text({
  en: "Take back the last change",
  de: "Die letzte Änderung zurücknehmen",
});
export const commandLink = text({
  en: "Connect another chat or browser to this account",
  de: "Einen weiteren Chat oder Browser mit diesem Konto verbinden",
});
export const commandToken = text({
  en: "Make a token for the HTTP API",
  de: "Ein Token für die HTTP-API erzeugen",
});
export const commandInvite = text({
  en: "Make a code that lets one more person in",
  de: "Einen Code erzeugen, der noch jemanden einlässt",
});
export const commandCalendar = text({
  en: 'Show tasks and reminders in a calendar program; "off" ends it',
  de: "Aufgaben und Erinnerungen im Kalenderprogramm zeigen; „aus“ beendet es",
});
export const argsCalendar = text({
  en: "[off]",
  de: "[aus]",
});
export const commandUsage = text({
  en: "What the language model has used today",
  de: "Was das Sprachmodell heute verbraucht hat",
});
export const commandHelp = text({
  en: "What I can do, by example",
  de: "Was ich kann, an Beispielen",
});
export const argsHelp = text({
  en: "[topic]",
  de: "[Thema]",
});
export const commandStart = text({
  en: "Begin here",
  de: "Hier beginnen",
});
