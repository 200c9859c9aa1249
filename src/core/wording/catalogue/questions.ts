/** Questions about what is unclear, and what is understood but cannot be done. */
import { text } from "./text.ts";

// What is understood but cannot be done.
export const cannotCalendarAdd = text({
  en: "I cannot write to a calendar yet, so nothing was added.",
  de: "In einen Kalender kann ich noch nicht schreiben, es wurde nichts hinzugefügt.",
});
export const cannotCalendarChange = text({
  en: "I cannot change calendar entries yet, so nothing was changed.",
  de: "Kalendereinträge kann ich noch nicht ändern, es wurde nichts geändert.",
});
export const cannotFlightsSearch = text({
  en: "I cannot search for flights yet.",
  de: "Flüge suchen kann ich noch nicht.",
});
export const cannotFlightStatus = text({
  en: "I cannot look up flights yet.",
  de: "Flüge nachschlagen kann ich noch nicht.",
});
export const cannot = text({
  en: "I understand what you want, but I cannot do that yet.",
  de: "Ich verstehe, was du willst, aber das kann ich noch nicht.",
});
// Behind one of them, with buttons.
export const cannotKeepAsk = text({
  en: "{cannot} Should I keep it as a reminder or a task?",
  de: "{cannot} Soll ich es als Erinnerung oder als Aufgabe behalten?",
});
export const remindMe = text({
  en: "Remind me",
  de: "Erinnere mich",
});
// A title made of an event: "Lunch with Anna at Luigi's".
export const eventWith = text({
  en: "with {people}",
  de: "mit {people}",
});
export const eventAt = text({
  en: "at {place}",
  de: "bei {place}",
});

// Questions about what is unclear; {words} are the person's, in quotes.
export const askPast = text({
  en: "{when} has passed. When do you mean?",
  de: "{when} ist vorbei. Wann meinst du?",
});
export const askPastUnsaid = text({
  en: "That time has passed. When do you mean?",
  de: "Dieser Zeitpunkt ist vorbei. Wann meinst du?",
});
export const askAmpm = text({
  en: "Morning or evening?",
  de: "Morgens oder abends?",
});
export const askAmpmFor = text({
  en: "Morning or evening for {title}?",
  de: "Morgens oder abends für {title}?",
});
export const askDay = text({
  en: "Which day do you mean by {words}?",
  de: "Welchen Tag meinst du mit {words}?",
});
export const askRule = text({
  en: "What do you mean by {words}?",
  de: "Was meinst du mit {words}?",
});
export const askDate = text({
  en: "There is no {words} in the calendar. Which date do you mean?",
  de: "{words} gibt es im Kalender nicht. Welches Datum meinst du?",
});
export const askWeekday = text({
  en: "The weekday and the date in {words} do not fit together. Which do you mean?",
  de: "Wochentag und Datum in {words} passen nicht zusammen. Was davon meinst du?",
});
export const askTime = text({
  en: "I could not read {words} as a time. When do you mean?",
  de: "{words} konnte ich nicht als Zeit lesen. Wann meinst du?",
});
export const askRepeat = text({
  en: "I could not read {words} as a repeating time. How often do you mean?",
  de: "{words} konnte ich nicht als Wiederholung lesen. Wie oft meinst du?",
});
export const askIntent = text({
  en: "What should I do?",
  de: "Was soll ich tun?",
});
export const askAgain = text({
  en: "Could you say that another way?",
  de: "Kannst du das anders sagen?",
});
export const askTitle = text({
  en: "What should it be called?",
  de: "Wie soll es heißen?",
});
export const askClock = text({
  en: "What time do you want?",
  de: "Um wie viel Uhr?",
});
export const askClockFor = text({
  en: "What time do you want for {title}?",
  de: "Um wie viel Uhr für {title}?",
});
export const askPlace = text({
  en: "Which {words} do you mean?",
  de: "Welches {words} meinst du?",
});
export const askZone = text({
  en: "I know no time zone called {words}. Which large city is near it?",
  de: "Eine Zeitzone {words} kenne ich nicht. Welche große Stadt liegt in der Nähe?",
});
// Where the person's words are not at hand.
export const askThat = text({
  en: "that",
  de: "das",
});
export const askAll = text({
  en: "all of them",
  de: "alle",
});

// What each kind of request is called on a button.
export const intents = {
  "task.add": text({
    en: "Add a task",
    de: "Aufgabe hinzufügen",
  }),
  "task.list": text({
    en: "Show tasks",
    de: "Aufgaben zeigen",
  }),
  "task.complete": text({
    en: "Mark it done",
    de: "Erledigt",
  }),
  "task.reopen": text({
    en: "Open it again",
    de: "Wieder öffnen",
  }),
  "task.update": text({
    en: "Change it",
    de: "Ändern",
  }),
  "task.delete": text({
    en: "Delete it",
    de: "Löschen",
  }),
  "reminder.add": text({
    en: "Set a reminder",
    de: "Erinnerung setzen",
  }),
  "reminder.list": text({
    en: "Show reminders",
    de: "Erinnerungen zeigen",
  }),
  "reminder.update": text({
    en: "Change the reminder",
    de: "Erinnerung ändern",
  }),
  "reminder.snooze": text({
    en: "Put it off",
    de: "Verschieben",
  }),
  "reminder.delete": text({
    en: "Delete the reminder",
    de: "Erinnerung löschen",
  }),
  "reminder.show": text({
    en: "Show the reminder",
    de: "Erinnerung zeigen",
  }),
  "reminder.skip": text({
    en: "Skip it once",
    de: "Einmal auslassen",
  }),
  "reminder.pause": text({
    en: "Pause it",
    de: "Pausieren",
  }),
  "reminder.resume": text({
    en: "Resume it",
    de: "Fortsetzen",
  }),
  "reminder.end": text({
    en: "End it then",
    de: "Dann beenden",
  }),
  "reminder.send": text({
    en: "Move it to a channel",
    de: "Anderswo senden",
  }),
  "calendar.add": text({
    en: "Add an event",
    de: "Termin hinzufügen",
  }),
  "calendar.update": text({
    en: "Change the event",
    de: "Termin ändern",
  }),
  "calendar.delete": text({
    en: "Delete the event",
    de: "Termin löschen",
  }),
  "feed.show": text({
    en: "Make a calendar link",
    de: "Kalenderlink erzeugen",
  }),
  "feed.renew": text({
    en: "Make a new calendar link",
    de: "Neuen Kalenderlink erzeugen",
  }),
  "feed.revoke": text({
    en: "End the calendar link",
    de: "Kalenderlink beenden",
  }),
  "agenda.query": text({
    en: "Show the agenda",
    de: "Agenda zeigen",
  }),
  "flights.search": text({
    en: "Search flights",
    de: "Flüge suchen",
  }),
  "flight.status": text({
    en: "Flight status",
    de: "Flugstatus",
  }),
  "datetime.query": text({
    en: "Date and time",
    de: "Datum und Zeit",
  }),
  "memory.add": text({
    en: "Remember it",
    de: "Merken",
  }),
  "memory.list": text({
    en: "What I remember",
    de: "Was ich weiß",
  }),
  "memory.delete": text({
    en: "Forget it",
    de: "Vergessen",
  }),
  "preference.set": text({
    en: "Change a setting",
    de: "Einstellung ändern",
  }),
  undo: text({
    en: "Undo",
    de: "Rückgängig",
  }),
  help: text({
    en: "Help",
    de: "Hilfe",
  }),
  greeting: text({
    en: "Just a greeting",
    de: "Nur ein Gruß",
  }),
  other: text({
    en: "Something else",
    de: "Etwas anderes",
  }),
};
