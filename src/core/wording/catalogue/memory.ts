/** What is remembered, and settings. */
import { text } from "./text.ts";

// Facts; {title} is what is remembered.
export const factKept = text({
  en: "I will remember: {title}.",
  de: "Ich merke mir: {title}.",
});
export const factKeptAs = text({
  en: "I will remember as {number}: {title}.",
  de: "Ich merke mir als {number}: {title}.",
});
// {source}: the message that it was taken from.
export const factRow = text({
  en: "{title} ({day}, from {source})",
  de: "{title} ({day}, aus {source})",
});
export const factForgotten = text({
  en: "Forgotten: {title}.",
  de: "Vergessen: {title}.",
});
export const factNone = text({
  en: "There is nothing to remember in that.",
  de: "Darin ist nichts zum Merken.",
});
export const factLong = text({
  en: "That has {length} characters; {most} is the most I keep. Nothing was changed.",
  de: "Das hat {length} Zeichen; mehr als {most} behalte ich nicht. Es wurde nichts geändert.",
});
export const factKeepAsk = text({
  en: "Remember {title}?",
  de: "{title} merken?",
});
export const factNoTask = text({
  en: "{title} is something I remember, not a task.",
  de: "{title} habe ich mir gemerkt, das ist keine Aufgabe.",
});
export const factNoTime = text({
  en: "{title} is something I remember; it can only be forgotten.",
  de: "{title} habe ich mir gemerkt; das lässt sich nur vergessen.",
});
export const factPlain = text({
  en: "fact: {title}",
  de: "Notiz {title}",
});
export const factNumbered = text({
  en: "fact {number}: {title}",
  de: "Notiz {number} {title}",
});
// What was chosen by a button, as it is remembered; ends with the question, by which it is found again.
export const decisionKept = text({
  en: "chose {answer} when asked: {question}",
  de: "wählte {answer} auf die Frage: {question}",
});
export const factsHeading = text({
  en: "What I remember",
  de: "Was ich mir gemerkt habe",
});
export const factsNone = text({
  en: "I remember nothing yet. Say: remember that my badge number is 4711",
  de: "Ich habe mir noch nichts gemerkt. Sag: merk dir, dass mein Code 4711 ist",
});
export const factsNoMore = text({
  en: "That is all.",
  de: "Das ist alles.",
});
export const usageRemember = text({
  en: "/remember my badge number is 4711",
  de: "/remember mein Code ist 4711",
});

// Channels, in sentences like "Reminders come to you on the web page."
export const channels = {
  telegram: text({
    en: "Telegram",
    de: "Telegram",
  }),
  slack: text({
    en: "Slack",
    de: "Slack",
  }),
  web: text({
    en: "the web page",
    de: "die Webseite",
  }),
  api: text({
    en: "the API",
    de: "die API",
  }),
};

// Settings: their names, what they may be, and what is said when one was set.
export const settingsHeading = text({
  en: "Your settings",
  de: "Deine Einstellungen",
});
export const settings = {
  zone: text({
    en: "Time zone",
    de: "Zeitzone",
  }),
  dayStart: text({
    en: "Day starts at",
    de: "Tagesbeginn",
  }),
  quietHours: text({
    en: "Quiet hours",
    de: "Ruhezeit",
  }),
  confirm: text({
    en: "Ask before changes",
    de: "Vor Änderungen fragen",
  }),
  home: text({
    en: "Reminders go to",
    de: "Ort für Erinnerungen",
  }),
  locale: text({
    en: "Language",
    de: "Sprache",
  }),
};
export const settingAsk = text({
  en: "{name}: {value}?",
  de: "{name}: {value}?",
});
export const settingLine = text({
  en: "{name}: {value}",
  de: "{name}: {value}",
});
export const valueWhere = text({
  en: "where they were set",
  de: "wo sie gesetzt wurden",
});
export const valueNone = text({
  en: "none",
  de: "keine",
});
export const valueAlways = text({
  en: "always",
  de: "immer",
});
export const valueUnsure = text({
  en: "only when I am not sure",
  de: "nur wenn ich unsicher bin",
});
export const valueStart = text({
  en: "as at the start",
  de: "wie am Anfang",
});
export const valueZone = text({
  en: "{zone}, where it is {time}",
  de: "{zone}, dort ist es {time}",
});
export const valueNoZone = text({
  en: "not known yet, so times are in UTC",
  de: "noch nicht bekannt, Zeiten sind daher in UTC",
});
export const setZone = text({
  en: "Your time zone is {zone}; it is {time} there.",
  de: "Deine Zeitzone ist {zone}; dort ist es {time}.",
});
export const setDayStart = text({
  en: "Your day starts at {time}.",
  de: "Dein Tag beginnt um {time}.",
});
export const setQuiet = text({
  en: "Quiet hours: {hours} ({zone}). What comes up then waits until {end}, except what is urgent.",
  de: "Ruhezeit: {hours} ({zone}). Was dann fällig wird, wartet bis {end}, außer es ist dringend.",
});
export const setNoQuiet = text({
  en: "No quiet hours: reminders come at their time, also at night.",
  de: "Keine Ruhezeit: Erinnerungen kommen zu ihrer Zeit, auch nachts.",
});
export const setAlways = text({
  en: "I ask before every change from now on.",
  de: "Ab jetzt frage ich vor jeder Änderung.",
});
export const setUnsure = text({
  en: "I ask before a change only when I am not sure.",
  de: "Ich frage nur dann vor einer Änderung, wenn ich unsicher bin.",
});
export const setWhere = text({
  en: "Reminders come to where they were set.",
  de: "Erinnerungen kommen dorthin, wo sie gesetzt wurden.",
});
export const setHome = text({
  en: "Reminders come to you on {channel}.",
  de: "Erinnerungen kommen über {channel} zu dir.",
});
// {language} names the language, as the person calls it.
export const setLocale = text({
  en: "I write to you in {language} from now on.",
  de: "Ich schreibe dir ab jetzt auf {language}.",
});
// A language in which there are no texts.
export const setDates = text({
  en: "Dates are written for {locale}; my own words stay English.",
  de: "Daten werden für {locale} geschrieben; meine eigenen Worte bleiben Englisch.",
});
export const problemQuiet = text({
  en: "Quiet hours are a start and an end, for example: quiet hours 22:00 to 7:00. Nothing was changed.",
  de: "Eine Ruhezeit hat Anfang und Ende, zum Beispiel: Ruhezeit 22:00 bis 7:00. Es wurde nichts geändert.",
});
export const problemConfirm = text({
  en: "I can ask always, or only when I am not sure. Nothing was changed.",
  de: "Ich kann immer fragen oder nur, wenn ich unsicher bin. Es wurde nichts geändert.",
});
export const problemTime = text({
  en: "I need a time of day, for example 8:30. Nothing was changed.",
  de: "Ich brauche eine Uhrzeit, zum Beispiel 8:30. Es wurde nichts geändert.",
});
export const problemHome = text({
  en: "I have not met you on {channel} yet. Write to me there once, then ask again.",
  de: "Über {channel} kenne ich dich noch nicht. Schreib mir dort einmal und frag dann noch einmal.",
});
export const problemLocale = text({
  en: "I need a language tag, for example en or de-AT. Nothing was changed.",
  de: "Ich brauche ein Sprachkürzel, zum Beispiel en oder de-AT. Es wurde nichts geändert.",
});
export const askUnsure = text({
  en: "Ask only when unsure",
  de: "Nur im Zweifel fragen",
});
export const askAlways = text({
  en: "Always ask",
  de: "Immer fragen",
});
