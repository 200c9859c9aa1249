/** Tasks and their lists. */
import { text } from "./text.ts";

// How a task is called in a sentence.
export const taskPlain = text({
  en: "task",
  de: "Aufgabe",
});
export const taskNumbered = text({
  en: "task {number}",
  de: "Aufgabe {number}",
});
// "task 3: “Buy milk”, due Fri 27 Nov, high priority"; {details} starts with a comma or is empty.
export const taskFull = text({
  en: "{task}: {title}{details}",
  de: "{task} {title}{details}",
});
export const taskDue = text({
  en: ", due {when}",
  de: ", fällig {when}",
});
export const taskOverdue = text({
  en: ", overdue since {when}",
  de: ", überfällig seit {when}",
});
// In the agenda, behind a title.
export const overdue = text({
  en: "overdue",
  de: "überfällig",
});
export const priorities = {
  high: text({
    en: "high priority",
    de: "hohe Priorität",
  }),
  normal: text({
    en: "normal priority",
    de: "normale Priorität",
  }),
  low: text({
    en: "low priority",
    de: "niedrige Priorität",
  }),
};

// After a change; {task} is the whole line as above.
export const taskAdded = text({
  en: "Added {task}.",
  de: "Hinzugefügt: {task}.",
});
export const taskChanged = text({
  en: "Changed. Now {task}.",
  de: "Geändert. Jetzt: {task}.",
});
export const taskReopened = text({
  en: "Open again, {task}.",
  de: "Wieder offen: {task}.",
});
export const taskWasOpen = text({
  en: "Still open, {task}.",
  de: "Noch offen: {task}.",
});
export const taskDeleted = text({
  en: "Deleted the task {title}.",
  de: "Aufgabe {title} gelöscht.",
});
export const taskGone = text({
  en: "That task is not on the list any more.",
  de: "Diese Aufgabe steht nicht mehr auf der Liste.",
});
export const taskRepeats = text({
  en: "{title} is a task, and tasks do not repeat. A reminder can: remind me every Monday to water the plants.",
  de: "{title} ist eine Aufgabe, und Aufgaben wiederholen sich nicht. Eine Erinnerung kann das: erinnere mich jeden Montag, die Pflanzen zu gießen.",
});

// Cards that wait for a yes.
export const taskAddAsk = text({
  en: "Add {task}?",
  de: "{task} hinzufügen?",
});
export const taskChangeAsk = text({
  en: "Change it to {task}?",
  de: "Ändern in {task}?",
});
export const taskTickAsk = text({
  en: "Mark {title} as done?",
  de: "{title} als erledigt markieren?",
});

// Asked when a task is edited, with its buttons.
export const taskWhenAsk = text({
  en: "When should {title} be due?",
  de: "Wann soll {title} fällig sein?",
});
export const today = text({
  en: "Today",
  de: "Heute",
});
export const tomorrow = text({
  en: "Tomorrow",
  de: "Morgen",
});
export const inAWeek = text({
  en: "In a week",
  de: "In einer Woche",
});
export const noDate = text({
  en: "No date",
  de: "Kein Datum",
});
export const highPriority = text({
  en: "High priority",
  de: "Hohe Priorität",
});
export const normalPriority = text({
  en: "Normal priority",
  de: "Normale Priorität",
});
export const reopen = text({
  en: "Reopen",
  de: "Wieder öffnen",
});

// Lists, by what they are filtered by; the words after /tasks are those of "filter".
export const filters = {
  open: text({
    en: "open",
    de: "offen",
  }),
  today: text({
    en: "today",
    de: "heute",
  }),
  tomorrow: text({
    en: "tomorrow",
    de: "morgen",
  }),
  week: text({
    en: "week",
    de: "woche",
  }),
  overdue: text({
    en: "overdue",
    de: "überfällig",
  }),
  done: text({
    en: "done",
    de: "erledigt",
  }),
};
export const filterUnknown = text({
  en: "I know these lists: {filters}. For example: /tasks today",
  de: "Ich kenne diese Listen: {filters}. Zum Beispiel: /tasks heute",
});
export const lists = {
  open: text({
    en: "Open tasks",
    de: "Offene Aufgaben",
  }),
  today: text({
    en: "Due today",
    de: "Heute fällig",
  }),
  tomorrow: text({
    en: "Due tomorrow",
    de: "Morgen fällig",
  }),
  week: text({
    en: "Due this week",
    de: "Diese Woche fällig",
  }),
  overdue: text({
    en: "Overdue",
    de: "Überfällig",
  }),
  done: text({
    en: "Done",
    de: "Erledigt",
  }),
};
export const empty = {
  open: text({
    en: "No open tasks.",
    de: "Keine offenen Aufgaben.",
  }),
  today: text({
    en: "No task is due today.",
    de: "Heute ist keine Aufgabe fällig.",
  }),
  tomorrow: text({
    en: "No task is due tomorrow.",
    de: "Morgen ist keine Aufgabe fällig.",
  }),
  week: text({
    en: "No task is due this week.",
    de: "Diese Woche ist keine Aufgabe fällig.",
  }),
  overdue: text({
    en: "Nothing is overdue.",
    de: "Nichts ist überfällig.",
  }),
  done: text({
    en: "No task is done yet.",
    de: "Noch keine Aufgabe ist erledigt.",
  }),
};
export const noneMore = text({
  en: "No more tasks.",
  de: "Keine weiteren Aufgaben.",
});
// Below the panel of open tasks.
export const listRest = text({
  en: "There are more: /tasks",
  de: "Es gibt noch mehr: /tasks",
});
