/** Help, and what is said to words and commands that are unknown. */
import { text } from "./text.ts";

// Help: what each topic is called, and sentences that a person could type, one a line, best first.
// They must be understood as they stand here.
export const topicTasks = text({
  en: "Tasks",
  de: "Aufgaben",
});
export const topicReminders = text({
  en: "Reminders",
  de: "Erinnerungen",
});
export const topicAgenda = text({
  en: "Agenda",
  de: "Agenda",
});
export const topicEvents = text({
  en: "Calendar files (send an .ics file)",
  de: "Kalenderdateien (schick eine .ics-Datei)",
});
export const topicMemory = text({
  en: "Memory and settings",
  de: "Gedächtnis und Einstellungen",
});
export const topicItems = text({
  en: "Done, move, delete",
  de: "Erledigen, verschieben, löschen",
});
export const topicUndo = text({
  en: "Undo",
  de: "Rückgängig",
});
export const topicAccount = text({
  en: "Account",
  de: "Konto",
});
export const topicCalendarFeed = text({
  en: "Calendar link",
  de: "Kalenderlink",
});
export const topicUsage = text({
  en: "Language model",
  de: "Sprachmodell",
});
export const topicHelp = text({
  en: "Help",
  de: "Hilfe",
});
export const examplesTasks = text({
  en: "add a task: send the offer by Friday\nwhat is overdue?\n/tasks today",
  de: "neue Aufgabe: Angebot schicken bis Freitag\nwas ist überfällig?\n/tasks heute",
});
export const examplesReminders = text({
  en: "remind me to call the bank tomorrow at 10\nremind me every weekday at 9 to plan the day\n/reminders",
  de: "erinnere mich morgen um 10 daran, die Bank anzurufen\nerinnere mich jeden Werktag um 9 an die Tagesplanung\n/reminders",
});
export const examplesEvents = text({
  en: "what's on tomorrow?",
  de: "was steht morgen an?",
});
export const examplesAgenda = text({
  en: "what's on today?\nwhat do I have on Friday?\n/week",
  de: "was steht heute an?\nwas habe ich am Freitag?\n/week",
});
export const examplesMemory = text({
  en: "remember that my badge number is 4711\n/memory\nI'm in Vienna",
  de: "merk dir, dass mein Code 4711 ist\n/memory\nich bin in Wien",
});
export const examplesItems = text({
  en: "done 2\nmove 3 to Friday 10:00\nrename 2 to Call the bank\ndelete 3",
  de: "2 erledigt\nverschiebe 3 auf Freitag 10:00\nbenenne 2 um in Bank anrufen\nlösche 3",
});
export const examplesUndo = text({
  en: "undo",
  de: "rückgängig",
});
export const examplesAccount = text({
  en: "/link\n/token",
  de: "/link\n/token",
});
export const examplesCalendarFeed = text({
  en: "/calendar\n/calendar off",
  de: "/calendar\n/calendar aus",
});
export const examplesUsage = text({
  en: "/usage",
  de: "/usage",
});
export const examplesHelp = text({
  en: "what can you do?",
  de: "was kannst du?",
});
export const helpWrite = text({
  en: "Write to me in your own words. For example:",
  de: "Schreib mir in deinen eigenen Worten. Zum Beispiel:",
});
// {command} is "/help tasks", {topics} all of them.
export const helpMore = text({
  en: "More about one of them: {command} ({topics}).",
  de: "Mehr zu einem davon: {command} ({topics}).",
});
export const helpNoTopic = text({
  en: "I have no topic {topic}.",
  de: "Ein Thema {topic} habe ich nicht.",
});
export const helpTopic = text({
  en: "{topic}: {example}",
  de: "{topic}: {example}",
});
export const greetingThanks = text({
  en: "You are welcome.",
  de: "Gern geschehen.",
});
export const greetingBye = text({
  en: "Goodbye.",
  de: "Auf Wiedersehen.",
});
export const greetingHello = text({
  en: "Hello. Tell me what to remember or do; /help shows what I can.",
  de: "Hallo. Sag mir, was ich mir merken oder tun soll; /help zeigt, was ich kann.",
});

// For words that were not understood: a sentence that starts what was probably wanted.
export const sayTaskAdd = text({
  en: "add a task: send the offer by Friday",
  de: "neue Aufgabe: Angebot schicken bis Freitag",
});
export const sayTaskList = text({
  en: "show my tasks",
  de: "zeig meine Aufgaben",
});
export const sayTaskComplete = text({
  en: "done 2",
  de: "2 erledigt",
});
export const sayTaskReopen = text({
  en: "reopen 2",
  de: "öffne 2 wieder",
});
export const sayTaskUpdate = text({
  en: "move 3 to Friday 10:00",
  de: "verschiebe 3 auf Freitag 10:00",
});
export const sayTaskDelete = text({
  en: "delete 3",
  de: "lösche 3",
});
export const sayReminderAdd = text({
  en: "remind me to call the bank tomorrow at 10",
  de: "erinnere mich morgen um 10 daran, die Bank anzurufen",
});
export const sayReminderList = text({
  en: "show my reminders",
  de: "zeig meine Erinnerungen",
});
export const sayReminderUpdate = text({
  en: "move 4 to tomorrow 9:00",
  de: "verschiebe 4 auf morgen 9:00",
});
export const sayReminderSnooze = text({
  en: "snooze 4 for 20 minutes",
  de: "erinnere mich in 20 Minuten nochmal",
});
export const sayReminderDelete = text({
  en: "delete reminder 4",
  de: "lösche Erinnerung 4",
});
export const sayFeedShow = text({
  en: "give me my calendar link",
  de: "gib mir meinen Kalender-Link",
});
export const sayFeedRevoke = text({
  en: "revoke my calendar link",
  de: "Kalender-Link widerrufen",
});
export const sayAgendaQuery = text({
  en: "what do I have on Friday?",
  de: "was habe ich am Freitag?",
});
export const sayDatetimeQuery = text({
  en: "what time is it?",
  de: "wie spät ist es?",
});
export const sayMemoryAdd = text({
  en: "remember that my badge number is 4711",
  de: "merk dir, dass mein Code 4711 ist",
});
export const sayMemoryList = text({
  en: "what do you remember?",
  de: "was hast du dir gemerkt?",
});
export const sayMemoryDelete = text({
  en: "forget 1",
  de: "vergiss 1",
});
export const sayPreferenceSet = text({
  en: "my timezone is Vienna",
  de: "meine Zeitzone ist Wien",
});
export const sayUndo = text({
  en: "undo",
  de: "rückgängig",
});
export const sayHelp = text({
  en: "what can you do?",
  de: "was kannst du?",
});
export const unknownSay = text({
  en: "I did not understand that, so nothing was changed. You could say:",
  de: "Das habe ich nicht verstanden, es wurde also nichts geändert. Du könntest sagen:",
});
export const unknownHelp = text({
  en: "/help shows everything.",
  de: "/help zeigt alles.",
});
export const unknownCommand = text({
  en: "There is no command /{name}. /help shows what there is.",
  de: "Einen Befehl /{name} gibt es nicht. /help zeigt, was es gibt.",
});
export const unknownNear = text({
  en: "There is no command /{name}. Did you mean {commands}?",
  de: "Einen Befehl /{name} gibt es nicht. Meinst du {commands}?",
});
export const or = text({
  en: " or ",
  de: " oder ",
});
export const addTask = text({
  en: "Add as a task",
  de: "Als Aufgabe",
});
// To "call mom tomorrow at 5".
export const keepAsk = text({
  en: "Should I remind you of {title}, or keep it as a task? Nothing was changed yet.",
  de: "Soll ich dich an {title} erinnern oder es als Aufgabe behalten? Noch ist nichts geändert.",
});
export const keepRemind = text({
  en: "Remind me: {when}",
  de: "Erinnern: {when}",
});
// On the web page, in an empty conversation: one a line.
export const suggestions = text({
  en: "Remind me to call John tomorrow at 5pm\nAdd buy milk and renew the passport by Friday\nWhat's on today?\nHelp",
  de: "Erinnere mich morgen um 17 Uhr daran, Jan anzurufen\nNeue Aufgabe: Reisepass verlängern bis Freitag\nWas steht heute an?\nHilfe",
});
