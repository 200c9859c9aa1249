/** What can be done with any item that has a number, and undo. */
import { text } from "./text.ts";

// Items of any kind: cards that wait for a yes, by how many they are about.
export const itemsDoneAsk = text({
  en: { one: "Mark as done: {items}?", other: "Mark as done {count} items: {items}?" },
  de: {
    one: "Als erledigt markieren: {items}?",
    other: "{count} Einträge als erledigt markieren: {items}?",
  },
});
export const itemsReopenAsk = text({
  en: { one: "Open again: {items}?", other: "Open again {count} items: {items}?" },
  de: { one: "Wieder öffnen: {items}?", other: "{count} Einträge wieder öffnen: {items}?" },
});
export const itemsDeleteAsk = text({
  en: { one: "Delete: {items}?", other: "Delete {count} items: {items}?" },
  de: { one: "Löschen: {items}?", other: "{count} Einträge löschen: {items}?" },
});
export const itemsGone = text({
  en: "That is not on the list any more.",
  de: "Das steht nicht mehr auf der Liste.",
});
// Beside others that were found.
export const itemsGoneToo = text({
  en: {
    one: "One of them is not on the list any more.",
    other: "{count} of them are not on the list any more.",
  },
  de: {
    one: "Eines davon steht nicht mehr auf der Liste.",
    other: "{count} davon stehen nicht mehr auf der Liste.",
  },
});
export const itemsOneAtATime = text({
  en: "I can change one item at a time. Nothing was changed.",
  de: "Ich kann nur einen Eintrag auf einmal ändern. Es wurde nichts geändert.",
});

// When it is not clear which item is meant.
export const whichMeanAsk = text({
  en: "Which one do you mean?",
  de: "Welchen Eintrag meinst du?",
});
export const whichAsk = text({
  en: "Which one?",
  de: "Welchen?",
});
export const whichShownAsk = text({
  en: "Which one do you mean? Its number or its title is enough.",
  de: "Welchen Eintrag meinst du? Seine Nummer oder sein Titel genügt.",
});
export const whichNothing = text({
  en: "There is nothing on your list. Nothing was changed.",
  de: "Auf deiner Liste steht nichts. Es wurde nichts geändert.",
});
export const whichDeleted = text({
  en: "{number} was deleted. /undo brings back what was deleted last.",
  de: "{number} wurde gelöscht. /undo holt zurück, was zuletzt gelöscht wurde.",
});
// By where to look: all lists, reminders, what is remembered.
export const noNumber = {
  items: text({
    en: "There is no {number} on your list. /tasks and /reminders show the numbers.",
    de: "Eine {number} gibt es auf deiner Liste nicht. /tasks und /reminders zeigen die Nummern.",
  }),
  reminders: text({
    en: "There is no {number} on your list. /reminders shows the numbers.",
    de: "Eine {number} gibt es auf deiner Liste nicht. /reminders zeigt die Nummern.",
  }),
  facts: text({
    en: "There is no {number} on your list. /memory shows the numbers.",
    de: "Eine {number} gibt es auf deiner Liste nicht. /memory zeigt die Nummern.",
  }),
};
export const noList = {
  items: text({
    en: "I have not shown a list yet. /tasks and /reminders show what there is.",
    de: "Ich habe noch keine Liste gezeigt. /tasks und /reminders zeigen, was es gibt.",
  }),
  reminders: text({
    en: "I have not shown a list yet. /reminders shows what there is.",
    de: "Ich habe noch keine Liste gezeigt. /reminders zeigt, was es gibt.",
  }),
  facts: text({
    en: "I have not shown a list yet. /memory shows what there is.",
    de: "Ich habe noch keine Liste gezeigt. /memory zeigt, was es gibt.",
  }),
};
export const whichLast = text({
  en: "that one",
  de: "diesen nicht",
});
export const whichPosition = text({
  en: "number {position} in it",
  de: "keinen an Stelle {position}",
});
export const whichNoPosition = text({
  en: {
    one: "The last list has one entry; I do not see {which}.",
    other: "The last list has {count} entries; I do not see {which}.",
  },
  de: {
    one: "Die letzte Liste hat einen Eintrag; ich sehe {which}.",
    other: "Die letzte Liste hat {count} Einträge; ich sehe {which}.",
  },
});
export const whichNoTitle = text({
  en: "I find nothing called {title}.",
  de: "Ich finde nichts mit dem Titel {title}.",
});
export const whichNearest = text({
  en: "I find nothing called {title}. Nearest: {names}.",
  de: "Ich finde nichts mit dem Titel {title}. Am nächsten: {names}.",
});

// "I already called John": said in passing, and asked about.
export const remarkDoneAsk = text({
  en: "{title} is still open. Should I mark it done?",
  de: "{title} ist noch offen. Soll ich es als erledigt markieren?",
});
export const remarkDeleteAsk = text({
  en: "{title} is on your list. Should I delete it?",
  de: "{title} steht auf deiner Liste. Soll ich es löschen?",
});
export const markDone = text({
  en: "Mark done",
  de: "Erledigt",
});
export const deleteIt = text({
  en: "Delete it",
  de: "Löschen",
});
export const leaveIt = text({
  en: "Leave it",
  de: "So lassen",
});

// A command that cannot be read; {example} is one that can.
export const usage = text({
  en: "Write it like this: {example}",
  de: "Schreib es so: {example}",
});
export const usageRename = text({
  en: "/rename 3 Call the dentist",
  de: "/rename 3 Zahnarzt anrufen",
});
export const usageMove = text({
  en: "/move 3 tomorrow 9:00",
  de: "/move 3 morgen 9:00",
});
export const usagePriority = text({
  en: "/priority 3 high",
  de: "/priority 3 hoch",
});
// Behind /priority; the English words are understood in every language.
export const priorityNames = {
  high: text({
    en: "high",
    de: "hoch",
  }),
  normal: text({
    en: "normal",
    de: "normal",
  }),
  low: text({
    en: "low",
    de: "niedrig",
  }),
};
export const usageSnooze = text({
  en: "/snooze 3 20 min",
  de: "/snooze 3 20 min",
});

// Undo; {name} is "task “Buy milk”", {item} the whole line as it is now.
export const undoNone = text({
  en: "There is nothing to undo.",
  de: "Es gibt nichts rückgängig zu machen.",
});
export const undoAlready = text({
  en: "That was taken back already. Nothing was changed.",
  de: "Das wurde schon zurückgenommen. Es wurde nichts geändert.",
});
export const undoAsk = text({
  en: "Take back the last change of: {names}?",
  de: "Die letzte Änderung zurücknehmen an: {names}?",
});
export const undoSame = text({
  en: "Nothing to take back: the {name} is as it was.",
  de: "Nichts zurückzunehmen: {name} ist wie zuvor.",
});
export const undoGone = text({
  en: "The {name} is gone by now, so I left it alone.",
  de: "{name} gibt es nicht mehr, ich habe nichts daran getan.",
});
export const undoLater = text({
  en: "The {name} was changed again later, so I left it as it is.",
  de: "{name} wurde später noch einmal geändert, ich habe es so gelassen.",
});
export const undoRemoved = text({
  en: "Undone: the {name} is gone again.",
  de: "Zurückgenommen: {name} ist wieder weg.",
});
export const undoBack = text({
  en: "Undone. It is back as {item}.",
  de: "Zurückgenommen. Wieder da: {item}.",
});
export const undoNow = text({
  en: "Undone. Now {item}.",
  de: "Zurückgenommen. Jetzt: {item}.",
});
export const undoTask = text({
  en: "task {title}",
  de: "Aufgabe {title}",
});
export const undoReminder = text({
  en: "reminder {title}",
  de: "Erinnerung {title}",
});
export const undoFact = text({
  en: "fact {title}",
  de: "Notiz {title}",
});
export const undoSetting = text({
  en: "setting {title}",
  de: "Einstellung {title}",
});
