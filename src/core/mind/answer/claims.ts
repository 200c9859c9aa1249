/** How a model says that it has acted; nothing that it writes has done anything. */
const CLAIMS: readonly RegExp[] = [
  /^\s*(?:done|added|noted|saved|scheduled|booked|deleted|removed|updated|cancell?ed|all set|got it)\b/iu,
  /\b(?:i(?:['’]ve| have)?(?: just| now| already)?|i(?:['’]ve| have) gone ahead and) (?:added|created|set(?: up)?|scheduled|booked|deleted|removed|updated|changed|moved|cancell?ed|sent|saved|noted|marked|completed|made|put|reminded|stored|recorded)\b/iu,
  /\b(?:has|have) (?:now )?been (?:added|created|set|scheduled|booked|deleted|removed|updated|changed|moved|cancell?ed|sent|saved|marked|completed|stored|recorded)\b/iu,
  /\bi(?:['’]ll| will) (?:remind|remember|notify|let you know|add|send)\b/iu,
  /^\s*(?:erledigt|gemacht|hinzugefügt|gespeichert|eingetragen|gelöscht|notiert|das ist erledigt)(?!\p{L})/iu,
  /(?<!\p{L})(?:habe|wurden?|ist|sind)(?!\p{L})[^.?!]{0,80}(?<!\p{L})(?:hinzugefügt|erstellt|angelegt|gespeichert|eingetragen|gelöscht|geändert|verschoben|gebucht|gesendet|erledigt|notiert|entfernt|gesetzt|gemerkt)(?!\p{L})/iu,
  /(?<!\p{L})ich (?:werde dich|erinnere dich|merke mir)(?!\p{L})/iu,
];

/** Whether a text says that something was done or will be; only rows may say so. */
export function claimsDeed(text: string): boolean {
  return CLAIMS.some((claim) => claim.test(text));
}
