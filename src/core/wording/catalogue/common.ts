/** Texts that several parts use, and those about titles and times. */
import { text } from "./text.ts";

// Around a title, a name, or words of the person.
export const quoted = text({
  en: "“{text}”",
  de: "„{text}“",
});
// Two things in one sentence: "2 reminders and 1 task".
export const both = text({
  en: "{first} and {second}",
  de: "{first} und {second}",
});
// A list that was cut short: "“a”, “b”, and 3 more".
export const names = text({
  en: "{names}, and {count} more",
  de: "{names} und {count} weitere",
});
// Below a message that names only the first of many.
export const andMore = text({
  en: "And {count} more.",
  de: "Und {count} weitere.",
});

// Buttons. They are narrow: keep them short.
export const cancel = text({
  en: "Cancel",
  de: "Abbrechen",
});
export const confirm = text({
  en: "Confirm",
  de: "Bestätigen",
});
export const confirmAll = text({
  en: "Confirm all",
  de: "Alle bestätigen",
});
export const undo = text({
  en: "Undo",
  de: "Rückgängig",
});
export const done = text({
  en: "Done",
  de: "Erledigt",
});
// Under a list; {name} is a number, or a short title.
export const doneNamed = text({
  en: "Done {name}",
  de: "{name} erledigt",
});
export const doneAll = text({
  en: "Done all",
  de: "Alle erledigt",
});
export const edit = text({
  en: "Edit",
  de: "Ändern",
});
export const remove = text({
  en: "Delete",
  de: "Löschen",
});
export const no = text({
  en: "No",
  de: "Nein",
});
export const show = text({
  en: "Show",
  de: "Zeigen",
});
export const showMore = text({
  en: "Show more",
  de: "Mehr zeigen",
});

// Nothing was done, and why.
export const nothingChanged = text({
  en: "Nothing was changed.",
  de: "Es wurde nichts geändert.",
});
export const past = text({
  en: "That time has passed. Nothing was changed.",
  de: "Dieser Zeitpunkt ist vorbei. Es wurde nichts geändert.",
});
export const pastAt = text({
  en: "{when} has passed. Nothing was changed.",
  de: "{when} ist vorbei. Es wurde nichts geändert.",
});
// {item}: "task 3: “Buy milk”, due Fri 27 Nov".
export const already = text({
  en: "It is so already: {item}.",
  de: "Das ist schon so: {item}.",
});

// After done, {number} is " (3)" or nothing.
export const doneItem = text({
  en: "Done: {title}{number}.",
  de: "Erledigt: {title}{number}.",
});
// {when} is ", Sat 21 Nov, 10:02" or nothing.
export const wasDone = text({
  en: "{title} was done already{when}.",
  de: "{title} war schon erledigt{when}.",
});

// Titles that cannot be kept.
export const titleNone = {
  task: text({
    en: "A task needs a title. Nothing was changed.",
    de: "Eine Aufgabe braucht einen Titel. Es wurde nichts geändert.",
  }),
  reminder: text({
    en: "A reminder needs a title. Nothing was changed.",
    de: "Eine Erinnerung braucht einen Titel. Es wurde nichts geändert.",
  }),
  item: text({
    en: "An item needs a title. Nothing was changed.",
    de: "Ein Eintrag braucht einen Titel. Es wurde nichts geändert.",
  }),
};
export const titleLong = text({
  en: "That title has {length} characters; {most} is the most I keep. Nothing was changed.",
  de: "Dieser Titel hat {length} Zeichen; mehr als {most} behalte ich nicht. Es wurde nichts geändert.",
});
export const titleAsk = {
  task: text({
    en: "What should the task be called?",
    de: "Wie soll die Aufgabe heißen?",
  }),
  reminder: text({
    en: "What should the reminder be called?",
    de: "Wie soll die Erinnerung heißen?",
  }),
  item: text({
    en: "What should the item be called?",
    de: "Wie soll der Eintrag heißen?",
  }),
};

// Times that cannot be taken.
export const zoneUnknown = text({
  en: "I know no time zone {zone}.",
  de: "Eine Zeitzone {zone} kenne ich nicht.",
});
export const zoneUnknownCity = text({
  en: "I know no time zone {zone}. Name a large city near you, for example: /timezone Vienna",
  de: "Eine Zeitzone {zone} kenne ich nicht. Nenne eine große Stadt in deiner Nähe, zum Beispiel: /timezone Wien",
});
export const dateNone = text({
  en: "There is no {date} in the calendar. Nothing was changed.",
  de: "{date} gibt es im Kalender nicht. Es wurde nichts geändert.",
});
