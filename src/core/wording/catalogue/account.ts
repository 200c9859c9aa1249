/** The account, calendar links, and the language model. */
import { text } from "./text.ts";

// Connecting chats, browsers and programs: cards that wait for a yes.
export const accountLinkAsk = text({
  en: "Makes a one-time code that connects another chat or browser to this account.",
  de: "Erzeugt einen einmaligen Code, der einen weiteren Chat oder Browser mit diesem Konto verbindet.",
});
export const accountInviteAsk = text({
  en: "Makes a one-time code that lets one more person use this deployment.",
  de: "Erzeugt einen einmaligen Code, der noch jemanden diese Installation nutzen lässt.",
});
export const accountTokenAsk = text({
  en: "Makes a bearer token for the HTTP API of this account.",
  de: "Erzeugt ein Bearer-Token für die HTTP-API dieses Kontos.",
});
// What they make; {code} is shown once.
export const accountCode = text({
  en: "Code: {code}, good once, for 10 minutes.",
  de: "Code: {code}, gilt einmal, für 10 Minuten.",
});
export const accountSend = text({
  en: "Send it to me from the other chat, or type it into the sign-in page.",
  de: "Schick ihn mir aus dem anderen Chat, oder gib ihn auf der Anmeldeseite ein.",
});
export const accountSecret = text({
  en: "Whoever has it gets into this account, so pass it to nobody.",
  de: "Wer ihn hat, kommt in dieses Konto; gib ihn niemandem weiter.",
});
export const accountInvitation = text({
  en: "Invitation: {code}, good once, for 10 minutes.",
  de: "Einladung: {code}, gilt einmal, für 10 Minuten.",
});
export const accountInvited = text({
  en: "They send it to me from their own chat and get an account of their own.",
  de: "Die Person schickt ihn mir aus ihrem eigenen Chat und bekommt ein eigenes Konto.",
});
export const accountNotOwner = text({
  en: "Only the owner of this deployment can invite people, so no code was made.",
  de: "Nur wem diese Installation gehört, kann Leute einladen; es wurde kein Code erzeugt.",
});
export const accountToken = text({
  en: "Token: {token}",
  de: "Token: {token}",
});
export const accountActs = text({
  en: "It acts as you through POST /api/chat, and is shown only here.",
  de: "Es handelt in deinem Namen über POST /api/chat und wird nur hier gezeigt.",
});
export const accountKept = text({
  en: "This was shown once and is not kept here.",
  de: "Das wurde einmal gezeigt und wird hier nicht aufbewahrt.",
});

// The address by which calendar programs read tasks and reminders.
export const feedLink = text({
  en: "Calendar link: {link}",
  de: "Kalenderlink: {link}",
});
// Asked for again.
export const feedKnown = text({
  en: "You have a calendar link already. I cannot show it again, since I keep no copy of it; a new one ends it.",
  de: "Du hast schon einen Kalender-Link. Ich kann ihn nicht noch einmal zeigen, denn ich bewahre ihn nicht auf; ein neuer beendet ihn.",
});
export const feedNew = text({
  en: "New link",
  de: "Neuer Link",
});
export const feedKeep = text({
  en: "Keep it",
  de: "Behalten",
});
export const feedAbout = text({
  en: "Subscribe to it in a calendar program. Whoever has it sees your tasks and reminders; earlier links have ended. /calendar off ends this one.",
  de: "Abonniere ihn in einem Kalenderprogramm. Wer ihn hat, sieht deine Aufgaben und Erinnerungen; frühere Links sind beendet. /calendar aus beendet diesen.",
});
export const feedAboutPath = text({
  en: "Put the address of this deployment in front of it. Subscribe to it in a calendar program. Whoever has it sees your tasks and reminders; earlier links have ended. /calendar off ends this one.",
  de: "Setz die Adresse dieser Installation davor. Abonniere ihn in einem Kalenderprogramm. Wer ihn hat, sieht deine Aufgaben und Erinnerungen; frühere Links sind beendet. /calendar aus beendet diesen.",
});
export const feedNewAsk = text({
  en: "Make a new calendar link; the one before ends.",
  de: "Einen neuen Kalenderlink erzeugen; der bisherige endet.",
});
export const feedEndAsk = text({
  en: "End your calendar link.",
  de: "Deinen Kalenderlink beenden.",
});
export const feedEnded = text({
  en: "Your calendar link has ended. Programs that use it get nothing more.",
  de: "Dein Kalenderlink ist beendet. Programme, die ihn nutzen, bekommen nichts mehr.",
});

// The language model.
export const usageNoModel = text({
  en: "No language model is set up here; all that I do works without one.",
  de: "Hier ist kein Sprachmodell eingerichtet; alles, was ich tue, geht ohne eines.",
});
export const usageToday = text({
  en: "Today: {used} of {limit} tokens, so far.",
  de: "Heute: bisher {used} von {limit} Tokens.",
});
export const usageSpent = text({
  en: "Today: {used} of {limit} tokens, all of them, so I go on without it until midnight UTC.",
  de: "Heute: {used} von {limit} Tokens, also alle; bis Mitternacht UTC mache ich ohne es weiter.",
});
export const usageDays = text({
  en: "Days are counted in UTC. Asked: {model}.",
  de: "Tage zählen in UTC. Gefragt: {model}.",
});
// Behind an answer that has to do without it.
export const modelTroubles = {
  quota: text({
    en: "The language model has used up its quota until midnight UTC. What I understand without it goes on.",
    de: "Das Sprachmodell hat sein Kontingent bis Mitternacht UTC verbraucht. Was ich ohne es verstehe, geht weiter.",
  }),
  budget: text({
    en: "Today's budget for the language model is spent. What I understand without it goes on; /usage tells more.",
    de: "Das heutige Budget für das Sprachmodell ist verbraucht. Was ich ohne es verstehe, geht weiter; /usage sagt mehr.",
  }),
  timeout: text({
    en: "The language model did not answer in time.",
    de: "Das Sprachmodell hat nicht rechtzeitig geantwortet.",
  }),
  overloaded: text({
    en: "The language model is busy at the moment.",
    de: "Das Sprachmodell ist gerade ausgelastet.",
  }),
  refused: text({
    en: "The language model refused the request.",
    de: "Das Sprachmodell hat die Anfrage abgelehnt.",
  }),
  unreachable: text({
    en: "The language model cannot be reached at the moment.",
    de: "Das Sprachmodell ist gerade nicht erreichbar.",
  }),
};
// Behind what it wrote.
export const modelLong = text({
  en: "The answer was longer than what I show.",
  de: "Die Antwort war länger, als ich zeige.",
});
export const modelCut = text({
  en: "The answer was cut off here.",
  de: "Die Antwort wurde hier abgeschnitten.",
});
export const modelStopped = text({
  en: "Stopped.",
  de: "Abgebrochen.",
});
export const modelShortened = text({
  en: "Your message is longer than what I can read at once; I read its beginning.",
  de: "Deine Nachricht ist länger, als ich auf einmal lesen kann; ich habe ihren Anfang gelesen.",
});
