/** The agenda, and what happens to times when the person travels. */
import { text } from "./text.ts";

export const agendaToday = text({
  en: "Today",
  de: "Heute",
});
export const agendaTodayIs = text({
  en: "Today, {day}",
  de: "Heute, {day}",
});
export const agendaTomorrowIs = text({
  en: "Tomorrow, {day}",
  de: "Morgen, {day}",
});
export const agendaRange = text({
  en: "{first} to {last}",
  de: "{first} bis {last}",
});
export const agendaNone = text({
  en: "Nothing is planned.",
  de: "Nichts geplant.",
});
export const agendaMore = text({
  en: "There is more than fits here; ask for single days.",
  de: "Es gibt mehr, als hier Platz hat; frag nach einzelnen Tagen.",
});
// A note below today, and the button beside it.
export const agendaOverdue = text({
  en: "Overdue: {names}",
  de: "Überfällig: {names}",
});
export const agendaOverdueMore = text({
  en: "Overdue: {names}, and more",
  de: "Überfällig: {names} und weitere",
});
export const overdueButton = text({
  en: "Overdue",
  de: "Überfällig",
});
export const usageAgenda = text({
  en: "/agenda Friday",
  de: "/agenda Freitag",
});
// To "what time is it?".
export const clockIs = text({
  en: "It is {when}.",
  de: "Es ist {when}.",
});
export const clockAnd = text({
  en: "It is {when} and {then}.",
  de: "Es ist {when} und {then}.",
});
export const clockThere = text({
  en: "{here} is {there}.",
  de: "{here} ist {there}.",
});
// To "how many days until Christmas?"; {length} is a number of days or a time.
export const clockUntil = text({
  en: "{length} until {when}.",
  de: "Noch {length} bis {when}.",
});
export const clockSince = text({
  en: "{when} was {length} ago.",
  de: "{when} war vor {length}.",
});
export const clockToday = text({
  en: "That is today, {when}.",
  de: "Das ist heute, {when}.",
});
export const clockDays = text({
  en: { one: "1 day", other: "{count} days" },
  de: { one: "1 Tag", other: "{count} Tage" },
});
export const clockDaysAgo = text({
  en: { one: "1 day", other: "{count} days" },
  de: { one: "1 Tag", other: "{count} Tagen" },
});
export const clockUnknown = text({
  en: "I do not know when that is. Say it as a date, and I count.",
  de: "Wann das ist, weiß ich nicht. Sag es als Datum, dann rechne ich.",
});
export const clockWeek = text({
  en: "It is week {week}: {from} to {to}.",
  de: "Es ist Kalenderwoche {week}: {from} bis {to}.",
});
export const clockAhead = text({
  en: "{zone} is {length} ahead of {own}; it is {there} there.",
  de: "{zone} ist {length} vor {own}; dort ist es {there}.",
});
export const clockBehind = text({
  en: "{zone} is {length} behind {own}; it is {there} there.",
  de: "{zone} ist {length} hinter {own}; dort ist es {there}.",
});
export const clockSame = text({
  en: "{zone} has the same time as {own}: {there}.",
  de: "{zone} hat dieselbe Zeit wie {own}: {there}.",
});

// After a change of zone: {from} and {to} are zones, {here} and {there} times of day.
export const travelReminders = text({
  en: { one: "1 reminder", other: "{count} reminders" },
  de: { one: "1 Erinnerung", other: "{count} Erinnerungen" },
});
export const travelTasks = text({
  en: { one: "1 task", other: "{count} tasks" },
  de: { one: "1 Aufgabe", other: "{count} Aufgaben" },
});
export const travelMoved = text({
  en: "{items} moved with you.",
  de: "Mit dir umgezogen: {items}.",
});
// {count} is how many items there are in {items}.
export const travelAsk = text({
  en: {
    one: "{items} is set by the clock of {from}. What should happen with them?",
    other: "{items} are set by the clock of {from}. What should happen with them?",
  },
  de: {
    one: "{items} richtet sich nach der Uhr von {from}. Was soll damit geschehen?",
    other: "{items} richten sich nach der Uhr von {from}. Was soll damit geschehen?",
  },
});
export const travelUntil = text({
  en: "Until you choose, nothing about them changes.",
  de: "Bis du wählst, ändert sich daran nichts.",
});
// The three choices: buttons, and what each means for one of the reminders.
export const travelChoices = {
  stay: text({
    en: "Keep old local times",
    de: "Alte Ortszeiten behalten",
  }),
  move: text({
    en: "Move with me",
    de: "Mit mir mitziehen",
  }),
  instants: text({
    en: "Same instants",
    de: "Gleiche Zeitpunkte",
  }),
};
export const travelStayMeans = text({
  en: "Keep old local times: {title} stays at {there} in {from}, now {here} here.",
  de: "Alte Ortszeiten behalten: {title} bleibt bei {there} in {from}, hier jetzt {here}.",
});
export const travelMoveMeans = text({
  en: "Move with me: {title} comes at {there} here, and at {there} wherever you are.",
  de: "Mit mir mitziehen: {title} kommt hier um {there}, und überall, wo du bist, um {there}.",
});
export const travelInstantsMeans = text({
  en: "Same instants: {title} comes next at {here} here.",
  de: "Gleiche Zeitpunkte: {title} kommt hier als Nächstes um {here}.",
});
export const travelInstantsSeries = text({
  en: "Same instants: {title} comes next at {here} here, and {here} here from then on.",
  de: "Gleiche Zeitpunkte: {title} kommt hier als Nächstes um {here}, und von da an um {here}.",
});
export const travelStayed = text({
  en: "Nothing was changed: what was set by the clock of {from} stays with it.",
  de: "Es wurde nichts geändert: Was nach der Uhr von {from} gesetzt ist, bleibt dabei.",
});
export const travelMoveDone = text({
  en: "Moved to the clock of {to}: {items}.",
  de: "Auf die Uhr von {to} umgestellt: {items}.",
});
export const travelInstantsDone = text({
  en: "At the same instants, now by the clock of {to}: {items}.",
  de: "Zu denselben Zeitpunkten, jetzt nach der Uhr von {to}: {items}.",
});
export const travelKeptPassed = text({
  en: {
    one: "{names} stays with the clock of {from}, since its time has passed in {to} already.",
    other: "{names} stay with the clock of {from}, since its time has passed in {to} already.",
  },
  de: {
    one: "{names} bleibt bei der Uhr von {from}, weil die Zeit in {to} schon vorbei ist.",
    other: "{names} bleiben bei der Uhr von {from}, weil die Zeit in {to} schon vorbei ist.",
  },
});
export const travelKeptDay = text({
  en: {
    one: "{names} stays with the clock of {from}, since its day would be another one in {to}.",
    other: "{names} stay with the clock of {from}, since its day would be another one in {to}.",
  },
  de: {
    one: "{names} bleibt bei der Uhr von {from}, weil es in {to} ein anderer Tag wäre.",
    other: "{names} bleiben bei der Uhr von {from}, weil es in {to} ein anderer Tag wäre.",
  },
});
export const travelLine = text({
  en: "{title}, {when}",
  de: "{title}, {when}",
});
export const travelLineNext = text({
  en: "{title}, next {when}",
  de: "{title}, als Nächstes {when}",
});
