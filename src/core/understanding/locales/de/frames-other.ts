import type { FrameSpec } from "../../locale.ts";

/** Undo, help, memory, preferences, flights and small talk, in German. */
export const otherFrames: readonly FrameSpec[] = [
  {
    intent: "undo",
    strong: true,
    patterns: [
      "(rückgängig|rückgängig machen|undo|widerrufen)",
      "(mach|mache) (das|es|dies|die letzte änderung|die letzte aktion|das letzte|den letzten schritt|alles)? (wieder)? rückgängig",
      "(das|die letzte änderung|die letzte aktion|das letzte) (wieder)? rückgängig (machen)?",
      "(nimm|nehme) (das|es|die letzte änderung) (wieder)? zurück",
      "(das war|war) (ein|mein|ein kleines)? (versehen|fehler|irrtum|falsch)",
      "(das war)? (ein)? versehen",
    ],
  },
  {
    intent: "help",
    patterns: [
      "(hilfe|hilf mir|hilf|hilfe bitte|/help|help)",
      "(hilfe|hilf mir|kannst du mir helfen|helfen) (bei|mit|zu|zum|zur|beim) {fact}",
      "(ich brauche|zeig mir die|zeige|zeig) hilfe",
      "was (kannst|machst|bietest) du (alles|so|so alles|denn|denn alles|eigentlich)? (für mich)? (tun|machen|können)?",
      "was kann ich (dich|hier|dir|alles|mit dir|damit)? (alles|so)? (fragen|sagen|schreiben|tun|machen|eingeben)",
      "wer bist du (eigentlich)?",
      "was bist du (eigentlich)?",
      "wie (füge|lösche|erstelle|lege|setze|stelle|ändere|verschiebe|mache|benenne|hake|erledige|kann|könnte|muss|verbinde|verknüpfe|bekomme|benutze|nutze|sage|öffne|storniere|schalte) ich {fact}",
      "wie (funktioniert|geht|benutzt man|bedient man|nutzt man) (das|dies) {fact}?",
      "wie (funktioniert|benutzt man|bedient man|nutzt man) {fact}",
      "wie kann (ich|man) {fact}",
      "(welche|was für) (befehle|funktionen|möglichkeiten|kommandos) (gibt es|hast du|kennst du|kann ich nutzen)",
      "(befehle|funktionen|anleitung|menü|bedienung|kommandos)",
      "(kannst|könntest) du (auch|überhaupt|eigentlich) {fact}",
      "(erklär|erkläre|zeig|zeige) mir wie {fact}",
    ],
  },
  {
    intent: "feed.renew",
    certain: true,
    patterns: [
      "((gib|schick|schicke|sende|zeig|zeige|mach|mache|erstell|erstelle) (mir)? (bitte)?|ich (brauche|möchte|will|hätte gern))? (einen|den|meinen)? (neuen|neuer|anderen) <feed>",
      "(erneuere|ersetze|ändere|wechsle) (den|meinen)? <feed>",
    ],
  },
  {
    intent: "feed.show",
    certain: true,
    patterns: [
      "((gib|schick|schicke|sende|zeig|zeige|mach|mache|erstell|erstelle) (mir)? (bitte)?|ich (brauche|möchte|will|hätte gern)|(wie|was|wo) ist)? (einen|den|der|mein|meinen)? <feed>",
      "(meinen|den) kalender abonnieren",
    ],
  },
  {
    intent: "feed.revoke",
    certain: true,
    patterns: [
      "(widerruf|widerrufe|beende|lösche|lösch|entferne|deaktiviere|sperre|sperr) (den|meinen|alle)? (alten)? <feed>",
      "(den|meinen)? (alten)? <feed> (widerrufen|beenden|löschen|entfernen|deaktivieren|sperren)",
    ],
  },
  {
    intent: "greeting",
    patterns: [
      "<hello> <hello>? (adjutant|zusammen)?",
      "<thanks> <thanks>? (adjutant|dafür|für alles|für die hilfe|für deine hilfe)?",
      "wie (geht es|gehts|geht 's|läuft es|läuft 's) (dir|ihnen)? (heute|so|denn)?",
      "na wie (geht es|gehts|geht 's)",
      "(du bist (super|toll|klasse|der beste|die beste|spitze)|freut mich|alles klar)",
    ],
  },
  {
    intent: "memory.list",
    strong: true,
    patterns: [
      "was weißt du (alles|so|denn|schon|eigentlich)? (alles|so)? (über|von) mich/mir (alles|so)?",
      "was (hast du|hast du dir) (alles|so)? (über mich|von mir)? (alles)? (gemerkt|gespeichert|notiert|behalten)",
      "was (solltest|sollst) du dir (alles)? merken",
      "was (habe|hab) ich dir (über mich|alles)? (gesagt|erzählt|aufgetragen)",
      "<show>? (meine|deine|alle|die) (notizen über mich|gespeicherten fakten|fakten|gemerkten sachen) (an)?",
      "woran (erinnerst du dich|kannst du dich erinnern) (über mich|bei mir)?",
      "was weißt du (über|von) {fact}",
    ],
  },
  {
    intent: "memory.delete",
    strong: true,
    fact: "all",
    target: "all",
    patterns: [
      "vergiss (alles|alles was du (über mich|von mir) weißt|alles (über|von) mich/mir|alle fakten|alles was ich dir gesagt habe)",
      "<delete> (alles was du (über mich|von mir) weißt|alle fakten (über mich)?|dein gedächtnis|alles (über|von) mich/mir)",
    ],
  },
  {
    intent: "memory.add",
    strong: true,
    patterns: [
      "(merk|merke) dir (dass|folgendes) {fact}",
      "(merk|merke) dir {fact:statement}",
      "(behalte|behalt) (im kopf|im hinterkopf|im gedächtnis|dir) (dass)? {fact}",
      "(speicher|speichere|notier|notiere|notier dir|notiere dir|wisse) (dass) {fact}",
      "(speicher|speichere) {fact:statement}",
      "(denk|denke) (daran|dran) dass {fact:statement}",
      "vergiss nicht dass {fact:statement}",
      "(du solltest|du sollst|damit du) (wissen|weißt|wissen sollst) (dass) {fact}",
      "zur (info|information) {fact:statement}",
    ],
  },
  {
    intent: "memory.add",
    patterns: ["(merk|merke) dir {fact}"],
  },
  {
    intent: "memory.delete",
    strong: true,
    patterns: [
      "vergiss (wieder|bitte)? dass {ref:free}",
      "vergiss (den|die|das)? (fakt|fakten|merksatz|notiz|info|information|nummer)? {num}",
      "vergiss {ref:owned}",
      "<delete> (den|die|das)? (fakt|merksatz|info|information) (über|zu|zum|zur|dass)? {ref}",
      "<delete> was du (über|von) {ref} weißt",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    preference: { name: "confirm", value: "always" },
    patterns: [
      "(frag|frage|bestätige) (mich)? (immer|jedes mal|jedesmal) (nach|zuerst|vorher|erst|um erlaubnis|um bestätigung)? ((bevor|vor|wenn) <change>)?",
      "(frag|frage) (mich)? (nach|zuerst|vorher|erst)? (bevor|vor) <change>",
      "(ändere|änder|mach|tu) nichts ohne (zu fragen|nachzufragen|rückfrage|bestätigung|meine bestätigung)",
      "(bestätigung|bestätigungen|rückfragen) (einschalten|an|aktivieren|immer)",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    preference: { name: "confirm", value: "when-unsure" },
    patterns: [
      "(frag|frage) (mich)? (nur|nur noch|bloß) (nach)? (wenn|falls) (du dir|du|es|etwas) (unsicher|nicht sicher|unklar|nötig) (bist|ist)",
      "(frag|frage) (mich)? nicht (immer|jedes mal|dauernd|ständig|mehr) (nach|um erlaubnis)?",
      "(du musst|du brauchst) (mich)? nicht (immer|jedes mal|mehr) (zu)? (fragen|nachfragen|nachzufragen)",
      "(bestätigung|bestätigungen|rückfragen) (ausschalten|aus|deaktivieren)",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(meine|die) <tz> (ist|soll|lautet|auf) (jetzt|nun)? {zone:any} (sein)?",
      "(setz|setze|stell|stelle|ändere|änder|wechsle|wechsel) (meine|die)? <tz> (auf|nach|zu|in) {zone:any} (um|ein)?",
      "zeitzone {zone:zone}",
      "(nutze|verwende|benutze) (die)? <tz> {zone:any}",
      "ich (bin|lebe|wohne|sitze) (jetzt|nun|gerade|ab jetzt|derzeit|zurzeit|aktuell|wieder|momentan)? in {zone:zone} (angekommen|gelandet|zurück|jetzt|diese woche|gerade)?",
      "ich bin (jetzt|gerade)? (nach {zone:zone} (gezogen|umgezogen|geflogen|gereist))",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(mein|der) (tag|arbeitstag|morgen) (beginnt|startet|fängt|soll) (um|immer um|normalerweise um|meistens um|erst um|schon um)? {clock} (an|beginnen|anfangen)?",
      "(setz|setze|stell|stelle|ändere|änder|leg|lege) (meinen|den)? (tagesbeginn|tagesanfang|tagesstart|beginn meines tages) (auf|zu|in) {clock} (fest|um)?",
      "(mein|der)? (tagesbeginn|tagesanfang|tagesstart) (ist|um|auf) (um)? {clock}",
      "ich stehe (immer|normalerweise|meistens|in der regel|gewöhnlich) um {clock} auf",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(schick|schicke|sende|send|stell|zustell|poste) (mir)? (meine|die|alle|alle meine|künftige|alles)? (erinnerungen|nachrichten|benachrichtigungen|reminder)? (an|auf|in|über|per|via|nach|zu) {channel}",
      "<erinnere> mich (nur|nur noch|künftig|in zukunft|ab jetzt)? (auf|in|über|per|via) {channel}",
      "(nutze|verwende|nimm) {channel} (für|als) (meine|die)? (erinnerungen|hauptkanal|standard|standardkanal|benachrichtigungen|nachrichten)",
      "(meine|alle)? erinnerungen (sollen)? (an|auf|in|über|nach) {channel} (gehen|kommen|geschickt werden)?",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(sprich|rede|schreib|schreibe|antworte|antwort) (ab jetzt|künftig|bitte|mir|mit mir|nur noch)? (auf|in)? {language} (mit mir|mir)?",
      "(stell|stelle|setz|setze|ändere|änder|wechsle|wechsel) (meine|die|deine)? sprache (auf|zu|in|nach) {language} (um|ein)?",
      "(meine)? sprache (ist|soll)? {language} (sein)?",
      "(wechsle|wechsel|umschalten|schalte|schalt) (zu|auf|nach) {language} (um)?",
      "auf {language} (bitte|weiter)?",
    ],
  },
  {
    intent: "flights.search",
    strong: true,
    patterns: [
      "(such|suche|finde|find|zeig|zeige|buche|buch) (mir)? (einen|nach|die|günstige|billige|einen günstigen|einen billigen)? (flug|flüge|flügen|rückflug|hinflug) {any}?",
      "(flug|flüge) (von|nach) {any}",
      "ich (brauche|suche|möchte|will) (einen|günstige)? (flug|flüge) {any}?",
      "ich (möchte|will|muss) (von {any})? nach {any} fliegen",
    ],
  },
  {
    intent: "flight.status",
    strong: true,
    patterns: [
      "(status|flugstatus) (von|für|vom)? (flug)? {any}",
      "(ist|hat) (mein flug|flug {any}) (pünktlich|verspätet|verspätung|gelandet|gestartet)",
    ],
  },
];

/** Tried last, because they take nearly any words. */
export const lateFrames: readonly FrameSpec[] = [
  {
    intent: "memory.list",
    patterns: [
      "(weißt|kennst) du (noch)? (mein|meine|meinen|unser|unsere|unseren) {fact}",
      "(was|wie) (ist|war|lautet|lauten|heißt) (mein|meine|unser|unsere) {fact} (nochmal)?",
    ],
  },
  {
    intent: "calendar.add",
    patterns: [
      "(meeting|termin|treffen|besprechung|verabredung|zahnarzt|arzt|arzttermin|friseur|call|mittagessen|abendessen|frühstück|kaffee|verabredung|konzert) {any}? {time}",
      "(trag|trage|schreib|schreibe|setz|setze|pack) {title} (in|auf) (den|meinen|unseren) (kalender|terminkalender) (ein)?",
      "(neuer|neuen|einen) termin {title}",
    ],
  },
  { intent: "agenda.query", patterns: ["{time:day}"] },
];
