import { expect, test } from "vitest";
import { createDesk } from "../../../support/desk.ts";

/** Reminder 1 repeats every day at nine; it is Saturday, ten o'clock. */
async function german() {
  const desk = createDesk();
  await desk.say("/language German");
  await desk.say("erinnere mich jeden Tag um 9 an Dehnen");
  return desk;
}

test.each([
  ["pausiere 1 bis Freitag", "pausiert bis Fr, 27. Nov."],
  ["setz Dehnen bis Freitag aus", "pausiert bis Fr, 27. Nov."],
  ["pausiere alle Erinnerungen", "Pausiert: Erinnerung 1"],
  ["überspringe das nächste", "Ausgelassen: So, 22. Nov."],
  ["ueberspringe 1 am Montag", "Ausgelassen: Mo, 23. Nov."],
  ["lass Dehnen am Donnerstag ausfallen", "Ausgelassen: Do, 26. Nov."],
  ["verschiebe 1 einmal auf 10 Uhr", "auf So, 22. Nov., 10:00 verschoben"],
  ["verschiebe 1 auf 11:30, nur dieses Mal", "auf So, 22. Nov., 11:30 verschoben"],
  ["beende 1 nach 5 Mal", "noch 5-mal"],
  ["überspringe die nächsten zwei Dehnen", "So, 22. Nov., 09:00 und Mo, 23. Nov., 09:00"],
  ["verschiebe Dehnen am Montag auf 12 Uhr", "auf Mo, 23. Nov., 12:00 verschoben"],
  ["ab jetzt Dehnen um 8 Uhr", "jeden Tag um 08:00 Uhr"],
  ["mach aus Dehnen jeden Montag um 8", "jeden Montag um 08:00 Uhr"],
  ["Dehnen endet an Weihnachten", "bis 25. Dezember 2026"],
  ["zeig Dehnen", "Wiederholt sich: jeden Tag um 09:00 Uhr"],
  ["Details 1", "Wiederholt sich: jeden Tag um 09:00 Uhr"],
  ["verschiebe Dehnen um 30 Minuten", "oder alle ändern?"],
  ["benenne Dehnen in Strecken um", "„Strecken“"],
])("%s", async (words, answer) => {
  const desk = await german();
  expect((await desk.say(words)).toLowerCase()).toContain(answer.toLowerCase());
});

test("what is paused goes on", async () => {
  const desk = await german();
  await desk.say("pausiere 1");
  expect(await desk.say("setze 1 fort")).toContain("Fortgesetzt: Erinnerung 1");
});

test("the same words about something else change no reminder", async () => {
  const desk = await german();
  for (const words of ["überspringe dieses Lied", "setze die Suppe auf", "pausiere den Film"])
    expect(await desk.say(words)).not.toMatch(/Pausiert:|Ausgelassen:|Fortgesetzt:/);
  expect(await desk.say("/reminders")).toContain("So, 22. Nov., 09:00");
});

test.each([
  ["wie spät ist es in Tokio", "Asia/Tokyo"],
  ["wie spät ist es in Neu-Delhi", "Asia/Kolkata"],
  ["meine Zeitzone ist Mailand", "Europe/Rome"],
  ["meine Zeitzone ist Wien", "Europe/Vienna"],
])("%s", async (words, zone) => {
  const desk = await german();
  expect(await desk.say(words)).toContain(zone);
});
