/** Calendar files, and the events that are taken over from them. */
import { text } from "./text.ts";

// Why nothing came of a file.
export const fileProblems = {
  "no-calendar": text({
    en: "That is not a calendar file.",
    de: "Das ist keine Kalenderdatei.",
  }),
  broken: text({
    en: "That calendar breaks off in the middle; please send the whole file.",
    de: "Der Kalender bricht mittendrin ab; bitte schick die ganze Datei.",
  }),
  "too-large": text({
    en: "I read calendar files of up to 1 MB.",
    de: "Ich lese Kalenderdateien bis 1 MB.",
  }),
  "too-many": text({
    en: "I read up to 1,000 events at once.",
    de: "Ich lese bis zu 1.000 Termine auf einmal.",
  }),
  empty: text({
    en: "That calendar has no event that I could read.",
    de: "In dem Kalender ist kein Termin, den ich lesen könnte.",
  }),
  gone: text({
    en: "I do not have that file any more; please send it again.",
    de: "Die Datei habe ich nicht mehr; bitte schick sie noch einmal.",
  }),
  refused: text({
    en: "I may not read files here; whoever set me up can allow it.",
    de: "Ich darf hier keine Dateien lesen; wer mich eingerichtet hat, kann es erlauben.",
  }),
  unreachable: text({
    en: "I could not fetch that file just now; please send it again in a moment.",
    de: "Ich konnte die Datei gerade nicht holen; bitte schick sie gleich noch einmal.",
  }),
};
// After each of these.
export const nothingAdded = text({
  en: "{problem} Nothing was added.",
  de: "{problem} Es wurde nichts hinzugefügt.",
});

// The card: headings, after each a colon and how many, the question, and its buttons.
export const eventsNew = text({
  en: "New in this calendar",
  de: "Neu in diesem Kalender",
});
export const eventsChanged = text({
  en: "Changed",
  de: "Geändert",
});
export const eventsOff = text({
  en: "Called off",
  de: "Abgesagt",
});
export const eventsKnown = text({
  en: "In your agenda already",
  de: "Schon in deiner Agenda",
});
export const eventsLeftOut = text({
  en: "Left out, since I cannot keep them as they are meant",
  de: "Weggelassen, weil ich sie nicht so behalten kann, wie sie gemeint sind",
});
export const zoneAssumed = text({
  en: "I do not know the time zone {zones}: are its times those of {zone}?",
  de: "Die Zeitzone {zones} kenne ich nicht: Sind ihre Zeiten die von {zone}?",
});
export const addAsk = text({
  en: "Add this to your agenda? Nothing has changed yet.",
  de: "In deine Agenda übernehmen? Noch hat sich nichts geändert.",
});
export const removeAsk = text({
  en: "Take this out of your agenda? Nothing has changed yet.",
  de: "Aus deiner Agenda nehmen? Noch hat sich nichts geändert.",
});
export const add = text({
  en: "Add",
  de: "Übernehmen",
});
export const notNow = text({
  en: "Not now",
  de: "Jetzt nicht",
});
export const nothingNew = text({
  en: "Your agenda has all of this calendar already. Nothing was changed.",
  de: "Deine Agenda hat diesen Kalender schon ganz. Es wurde nichts geändert.",
});

// What was done.
export const eventAdded = text({
  en: "Added to your agenda: {event}.",
  de: "In deine Agenda übernommen: {event}.",
});
export const eventChanged = text({
  en: "Changed in your agenda: {event}.",
  de: "In deiner Agenda geändert: {event}.",
});
export const eventsDone = text({
  en: "In your agenda: {added} added, {changed} changed, {removed} removed.",
  de: "In deiner Agenda: {added} neu, {changed} geändert, {removed} entfernt.",
});
export const eventDeleted = text({
  en: "Deleted the event {title}.",
  de: "Termin {title} gelöscht.",
});
export const seriesDeleted = text({
  en: "Deleted the event {title} with all its dates.",
  de: "Termin {title} mit allen Daten gelöscht.",
});

// About one event: {title} is in quotes.
export const undoEvent = text({
  en: "event {title}",
  de: "Termin {title}",
});
export const eventSpan = text({
  en: "{first} to {last}",
  de: "{first} bis {last}",
});
export const eventFrom = text({
  en: "from {day}",
  de: "ab {day}",
});
export const eventUntil = text({
  en: "until {day}",
  de: "bis {day}",
});
export const eventDates = text({
  en: { one: "1 more date", other: "{count} more dates" },
  de: { one: "1 weiteres Datum", other: "{count} weitere Daten" },
});
export const eventMoved = text({
  en: { one: "1 date changed", other: "{count} dates changed" },
  de: { one: "1 Datum geändert", other: "{count} Daten geändert" },
});
export const eventOnward = text({
  en: "changed from {day} on",
  de: "ab {day} geändert",
});
export const eventNoTask = text({
  en: "{title} is an event, which is not marked as done. Nothing was changed.",
  de: "{title} ist ein Termin, der wird nicht abgehakt. Es wurde nichts geändert.",
});
export const eventElsewhere = text({
  en: "{title} came with a calendar file. Change it there and send me the file again, or delete it here. Nothing was changed.",
  de: "{title} kam mit einer Kalenderdatei. Ändere es dort und schick mir die Datei noch einmal, oder lösch es hier. Es wurde nichts geändert.",
});
