import { words } from "./spelling.ts";

/** Words that carry the frame of a German sentence: what it is about may be in any language. */
export const frameWords = (): ReadonlySet<string> =>
  words(
    `ab aber abhaken alle allem allen alles als also am an andere ändere auch auf aufgabe aufgaben aus bei beim benenne
bin bis bitte bist da dabei daher damit danach danke dann daran das dass dazu dein deine dem den denn der des deshalb dich die
dies diese diesen dieser dieses dir doch dort draus du durch ein eine einem einen einer eines einkaufsliste entferne er
erinnere erinner erinnern erinnert erinnerung erinnerungen erledige erledigt erst es etwas euch fällig falls fertig folgende
füge fühle für gab gegen gegenüber gehört gelöscht gemacht gemerkt genau gern gesagt gib gibt habe hab haben hake hallo hast hat
hatte hätte heißt hier hilfe hinzu hoch ich ihm ihn ihnen ihr ihre im immer in ins ist ja jede jedem jeden jeder jedes jetzt
kann kannst kein keine keinen kommt könnte könntest lege leg letzte letzten lieber liste lösche lösch löschen mach mache machen
man markiere mehr mein meine meinem meinen meiner merk merke mich mir mit möchte morgen muss müssen nach nächste nächsten nein
nenne neue neuen neues nicht nichts noch notiere nun nur ob oder ohne öffne rückgängig sag sagen sagte schick schieb schon schreib
sehr sein seine seit selbst setz setze sich sie siehst sind so sollte soll später sprache sprich statt steht stelle stell termin termine
tag todo über überfällig um und uns unser unter vergiss vergessen verlege verschiebe verschieb viel vom von vor wann war waren
warum was weck weg weil weiß weißt welche welcher welches wenn wer werde werden wie wieder wir wird wirst wo woche wollen worden
würde wurde zeig zeige zeitzone zu zum zur zurück zwar zwischen`,
  );
