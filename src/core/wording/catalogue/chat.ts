/** What the conversation itself says: the first answer, buttons and cards that are over, trouble, strangers. */
import { text } from "./text.ts";

// {words}: what was written with a calendar file, in quotes.
export const captionUnread = text({
  en: "I took {words} as a note on the file. If you wish anything else, please write it in a message of its own.",
  de: "{words} habe ich als Notiz zur Datei verstanden. Möchtest du noch etwas anderes, schreib es bitte in einer eigenen Nachricht.",
});
// The first answer ever says in which zone times are; {say} is a sentence to type.
export const welcomeZone = text({
  en: "Times are in {zone}. Say {say} to change that.",
  de: "Zeiten sind in {zone}. Sag {say}, um das zu ändern.",
});
export const welcomeZoneSay = text({
  en: "my timezone is …",
  de: "meine Zeitzone ist …",
});
export const welcomeNoZone = text({
  en: "Times are in UTC until you tell me your zone: say {say}.",
  de: "Zeiten sind in UTC, bis du mir deine Zeitzone nennst: sag {say}.",
});
export const welcomeNoZoneLocation = text({
  en: "Times are in UTC until you tell me your zone: say {say} or share your location once.",
  de: "Zeiten sind in UTC, bis du mir deine Zeitzone nennst: sag {say} oder teile einmal deinen Standort.",
});
export const welcomeNoZoneSay = text({
  en: "I'm in Vienna",
  de: "ich bin in Wien",
});

// A browser or platform reports another zone than before.
export const zoneSlackAsk = text({
  en: "Slack says that you are on the clock of {reported} now. Times are in {zone}. Should that change?",
  de: "Slack meldet, dass für dich jetzt die Uhr von {reported} gilt. Zeiten sind in {zone}. Soll sich das ändern?",
});
export const zoneBrowserAsk = text({
  en: "Your browser says that you are on the clock of {reported} now. Times are in {zone}. Should that change?",
  de: "Dein Browser meldet, dass für dich jetzt die Uhr von {reported} gilt. Zeiten sind in {zone}. Soll sich das ändern?",
});
export const zoneUse = text({
  en: "Use {zone}",
  de: "{zone} nehmen",
});
export const zoneStay = text({
  en: "Stay with {zone}",
  de: "Bei {zone} bleiben",
});
export const zoneWhichAsk = text({
  en: "Which zone should times be in?",
  de: "In welcher Zeitzone sollen Zeiten sein?",
});
export const zoneKeep = text({
  en: "Keep as it is",
  de: "So lassen",
});

// Buttons and cards that are over.
export const pressUnknown = text({
  en: "That button is no longer valid, and nothing was changed.",
  de: "Dieser Knopf gilt nicht mehr, und es wurde nichts geändert.",
});
export const pressUsed = text({
  en: "That was already answered; nothing was changed by this press.",
  de: "Das wurde schon beantwortet; dieser Druck hat nichts geändert.",
});
export const pressExpired = text({
  en: "That card has expired, so nothing was done. Please ask again.",
  de: "Diese Karte ist abgelaufen, es wurde nichts getan. Frag bitte noch einmal.",
});
export const pressMust = text({
  en: "Please press the button on the card for this one.",
  de: "Drück dafür bitte den Knopf auf der Karte.",
});
export const dismissed = text({
  en: "All right, nothing was changed.",
  de: "Gut, es wurde nichts geändert.",
});
export const callGone = text({
  en: "That is not possible any more. Please say it again.",
  de: "Das geht nicht mehr. Sag es bitte noch einmal.",
});
export const callRefused = text({
  en: "I do that only at your own command or button, so nothing was changed. /help shows how.",
  de: "Das tue ich nur auf deinen eigenen Befehl oder Knopfdruck, es wurde also nichts geändert. /help zeigt, wie.",
});
export const cardChanged = text({
  en: "Something has changed since I asked. Should it still happen, as it is now?",
  de: "Seit meiner Frage hat sich etwas geändert. Soll es trotzdem geschehen, so wie es jetzt ist?",
});
export const editStays = text({
  en: "What I did for your message as it was before the edit stays.",
  de: "Was ich für deine Nachricht vor der Bearbeitung getan habe, bleibt.",
});
export const editTakeBack = text({
  en: "Take it back",
  de: "Zurücknehmen",
});

// What cannot be read, or was written by others.
export const foreignAsk = text({
  en: "This was written by someone else, so I do not act on it. Keep it as a task?",
  de: "Das hat jemand anderes geschrieben, darum handle ich nicht danach. Als Aufgabe behalten?",
});
export const addAsTask = text({
  en: "Add as task",
  de: "Als Aufgabe",
});
export const messageEmpty = text({
  en: "That message was empty. Type what you need, or /help.",
  de: "Diese Nachricht war leer. Schreib, was du brauchst, oder /help.",
});
// {kind} is the platform's own word: "sticker", "voice".
export const messageUnreadable = text({
  en: "I cannot read a {kind} here, so nothing was changed. Please type it as text.",
  de: "So etwas ({kind}) kann ich hier nicht lesen, es wurde nichts geändert. Schreib es bitte als Text.",
});

// Trouble; {reference} is for whoever looks into the log.
export const troubleTurn = text({
  en: "Something went wrong on my side, and nothing was changed. Reference: {reference}.",
  de: "Bei mir ist etwas schiefgegangen, und es wurde nichts geändert. Referenz: {reference}.",
});
export const troubleDue = text({
  en: "A {kind} was due {when}, but something went wrong on my side. Reference: {reference}.",
  de: "Etwas ({kind}) war {when} fällig, aber bei mir ist etwas schiefgegangen. Referenz: {reference}.",
});
export const troubleStored = text({
  en: "That could not be stored. It will be tried again.",
  de: "Das konnte nicht gespeichert werden. Es wird noch einmal versucht.",
});

// To somebody who is not let in.
export const admitLocked = text({
  en: "Too many wrong codes. Please wait a quarter of an hour and try again.",
  de: "Zu viele falsche Codes. Warte bitte eine Viertelstunde und versuch es dann wieder.",
});
export const admitWrong = text({
  en: "That code is not valid or has expired. A new one comes from /link in a chat that is already connected.",
  de: "Dieser Code gilt nicht oder ist abgelaufen. Einen neuen gibt /link in einem Chat, der schon verbunden ist.",
});
export const admitInvitation = text({
  en: "This assistant is by invitation. If you have a code, send it here; nothing else you wrote was kept.",
  de: "Dieser Assistent ist nur auf Einladung. Wenn du einen Code hast, schick ihn hierher; sonst wurde nichts aufbewahrt, was du geschrieben hast.",
});
export const admitOwned = text({
  en: "This assistant belongs to somebody else, so I cannot help here; nothing you wrote was kept. If it is yours, send /link in the chat you already use, and then the code here.",
  de: "Dieser Assistent gehört jemand anderem, ich kann hier also nicht helfen; nichts davon wurde aufbewahrt. Wenn es deiner ist, schick /link in dem Chat, den du schon nutzt, und dann den Code hierher.",
});

// What channels add to a message: it may have come before, and Slack's Home has no room for all of it.
// The first one has at most 21 characters.
export const sentTwice = text({
  en: "(possibly sent twice)",
  de: "(vielleicht doppelt)",
});
export const homeRest = text({
  en: "The rest is in the chat.",
  de: "Der Rest steht im Chat.",
});

// A card that asks yes or no, and what should be different about it.
export const cardChange = text({
  en: "Change",
  de: "Ändern",
});
export const cardChangeAsk = text({
  en: "What should be different? One sentence is enough.",
  de: "Was soll anders sein? Ein Satz genügt.",
});
