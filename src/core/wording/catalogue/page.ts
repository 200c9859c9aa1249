/** The web page's own texts: what is around the conversation. They are in the page and not in the Worker. */
import { text } from "./text.ts";

// The line at the top, and beside it.
export const connecting = text({
  en: "Connecting",
  de: "Verbindet",
});
export const online = text({
  en: "Connected",
  de: "Verbunden",
});
export const waiting = text({
  en: "Offline, trying again",
  de: "Offline, neuer Versuch läuft",
});
export const signedOut = text({
  en: "Signed out",
  de: "Abgemeldet",
});
export const tryNow = text({
  en: "Try now",
  de: "Jetzt versuchen",
});
export const signOut = text({
  en: "Sign out",
  de: "Abmelden",
});
export const stillSignedIn = text({
  en: "You are still signed in: Adjutant could not be reached.",
  de: "Du bist noch angemeldet: Adjutant war nicht erreichbar.",
});

// The panels beside the conversation; some of these are only read out.
export const overview = text({
  en: "Overview",
  de: "Übersicht",
});
export const closeOverview = text({
  en: "Close overview",
  de: "Übersicht schließen",
});
export const otherZone = text({
  en: "Shown in this browser's time ({here}). Your own time zone is {own}.",
  de: "Gezeigt in der Zeit dieses Browsers ({here}). Deine eigene Zeitzone ist {own}.",
});

// The field to write in.
export const skipToField = text({
  en: "Skip to the message field",
  de: "Zum Nachrichtenfeld springen",
});
export const message = text({
  en: "Message",
  de: "Nachricht",
});
export const writeTo = text({
  en: "Write to Adjutant",
  de: "An Adjutant schreiben",
});
export const send = text({
  en: "Send",
  de: "Senden",
});
// The button for a file of a calendar program, and a file that is none.
export const sendCalendar = text({
  en: "Send a calendar file",
  de: "Eine Kalenderdatei senden",
});
export const onlyCalendars = text({
  en: "Only calendar files (.ics) can be sent here.",
  de: "Hier lassen sich nur Kalenderdateien (.ics) senden.",
});
export const calendarTooLong = text({
  en: "Calendar files of up to {most} KB can be sent here.",
  de: "Hier lassen sich Kalenderdateien bis {most} KB senden.",
});
// {name} is that of the file, in quotes.
export const noCalendar = text({
  en: "{name} is not a calendar file.",
  de: "{name} ist keine Kalenderdatei.",
});
export const keys = text({
  en: "Enter sends, Shift+Enter starts a new line.",
  de: "Enter sendet, Umschalt+Enter beginnt eine neue Zeile.",
});
export const tooLong = text({
  en: "{length} characters; one message takes {most}.",
  de: "{length} Zeichen; in eine Nachricht passen {most}.",
});
export const dismiss = text({
  en: "Dismiss",
  de: "Ausblenden",
});

// The conversation.
export const conversation = text({
  en: "Conversation",
  de: "Unterhaltung",
});
export const earlier = text({
  en: "Show earlier messages",
  de: "Frühere Nachrichten zeigen",
});
export const latest = text({
  en: "To the latest message",
  de: "Zur neuesten Nachricht",
});
export const gettingStarted = text({
  en: "Getting started",
  de: "Erste Schritte",
});
export const hello = text({
  en: "Hello.",
  de: "Hallo.",
});
export const helloName = text({
  en: "Hello {name}.",
  de: "Hallo {name}.",
});
export const sayWhat = text({
  en: "Say in your own words what to keep track of: a task, a reminder, a date.",
  de: "Sag in deinen eigenen Worten, was festgehalten werden soll: eine Aufgabe, eine Erinnerung, ein Termin.",
});
// Read out in front of what the person said.
export const you = text({
  en: "You: ",
  de: "Du: ",
});
export const sending = text({
  en: "Sending",
  de: "Wird gesendet",
});
export const notSent = text({
  en: "This was not sent.",
  de: "Das wurde nicht gesendet.",
});
export const sentNever = text({
  en: "You were signed out before this was sent.",
  de: "Du wurdest abgemeldet, bevor das gesendet war.",
});
export const sendAgain = text({
  en: "Send again",
  de: "Noch einmal senden",
});
export const discard = text({
  en: "Discard",
  de: "Verwerfen",
});
export const today = text({
  en: "Today",
  de: "Heute",
});
export const yesterday = text({
  en: "Yesterday",
  de: "Gestern",
});
// Read out for the mark in front of a task.
export const done = text({
  en: "done",
  de: "erledigt",
});
export const open = text({
  en: "open",
  de: "offen",
});

// The page on which one signs in; {telegram} and {slack} are what is to be sent there.
export const signInTitle = text({
  en: "Sign in to Adjutant",
  de: "Bei Adjutant anmelden",
});
export const signInHow = text({
  en: "Send {telegram} to Adjutant in Telegram, or {slack} in Slack, and type the code that it answers with.",
  de: "Schick {telegram} an Adjutant in Telegram oder {slack} in Slack und gib den Code ein, mit dem es antwortet.",
});
export const code = text({
  en: "Code",
  de: "Code",
});
export const signIn = text({
  en: "Sign in",
  de: "Anmelden",
});
export const signingIn = text({
  en: "Signing in",
  de: "Meldet an",
});
export const wrongCode = text({
  en: "That code is not valid, or not any more. Send /link for a new one.",
  de: "Dieser Code gilt nicht oder nicht mehr. Schick /link für einen neuen.",
});
export const unreachable = text({
  en: "Adjutant cannot be reached right now. Try again in a moment.",
  de: "Adjutant ist gerade nicht erreichbar. Versuch es gleich noch einmal.",
});
