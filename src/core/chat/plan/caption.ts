/** All that somebody says who hands over a calendar to be taken up, in our languages. */
const HANDING_OVER = new Set(
  "a add all and are at attached calendar calendars agenda can could dates entries event events everything file for has here hi ics import in into is it load me my of ok please put read save schedule see take the them there these this those to up us with you alle alles an bei bitte da daten das dem den der die dies diese diesen dieses du ein eine einen eintragen es fuer für füge gib hallo hat hier hinzu hinzufügen ich im importier importiere importieren in ist kalender kannst lade lies meine meinem meinen mir nimm sind speicher speichere termin termine trag trage und übernehmen übernimm übernommen zu zum zur datei".split(
    " ",
  ),
);

/** Whether the words that came with a calendar ask for what its card offers anyway. */
export function handsOver(caption: string): boolean {
  const words = caption.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => HANDING_OVER.has(word));
}
