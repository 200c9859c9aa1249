import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage, type WatchedPage } from "./browser.ts";
import { layoutShift, lowContrast, namelessControls, sidewaysOverflow } from "./page-checks.ts";

/** Something that serves the page and holds the conversation. */
export interface Subject {
  url: string;
  /** Gone without a word, as in a power cut. What was stored comes back with `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** What takes long to answer, and how the answer begins; the rest of it never comes. */
export const LONG_QUESTION = "why is the sky blue in the daytime?";
export const BEGINNING = "The air scatters blue light more than red.";

/** Each test has a plant of its own, since they share one conversation. */
const askedFor = (plant: string) => `Remind me to water the ${plant} tomorrow at 9`;
const PHONE = { viewport: { width: 380, height: 780 }, hasTouch: true, isMobile: true };

/** What the page has to do whoever answers: the reply to a reminder is a card with buttons. */
export function testPage(name: string, start: () => Promise<Subject>): void {
  describe(`the page, served by ${name}`, () => {
    let browser: Browser;
    let subject: Subject;
    let opened: WatchedPage[] = [];
    beforeAll(async () => {
      browser = await launchBrowser();
      subject = await start();
    });
    afterAll(async () => {
      await browser.close();
      await subject.stop();
    });
    afterEach(async () => {
      for (const one of opened) {
        expect(one.troubles).toEqual([]);
        expect(one.foreignRequests).toEqual([]);
        await one.close();
      }
      opened = [];
    });

    async function open(options: Parameters<typeof openPage>[2] = {}) {
      const watched = await openPage(browser, subject.url, options);
      opened.push(watched);
      const { page } = watched;
      const log = page.getByRole("log", { name: "Conversation" });
      return {
        page,
        log,
        field: page.getByRole("textbox", { name: "Message" }),
        /** The latest answer that is about this plant. */
        card: (plant: string) =>
          log.locator(".message.assistant", { hasText: `the ${plant}` }).last(),
        said: (text: string) => log.getByText(text, { exact: true }),
        connected: () => page.getByText("Connected", { exact: true }).waitFor(),
        async say(text: string) {
          await page.getByRole("textbox", { name: "Message" }).fill(text);
          await page.keyboard.press("Enter");
        },
      };
    }

    it("takes a message, shows the card, and does what its button says", async () => {
      const { page, log, said, say, card, connected } = await open();
      await connected();
      await say(askedFor("ficus"));
      await said(askedFor("ficus")).waitFor();
      await card("ficus").getByRole("button").first().waitFor();
      const before = await log.innerText();
      await card("ficus").getByRole("button").first().click();
      await expect.poll(() => log.innerText(), { timeout: 10_000 }).not.toBe(before);

      const after = await log.innerText();
      await page.reload();
      await said(askedFor("ficus")).waitFor();
      await expect.poll(() => log.innerText()).toBe(after);
      expect(await said(askedFor("ficus")).count()).toBe(1);
    });

    it("lets an answer that grows be stopped, and says so behind what had come", async () => {
      const { page, log, said, say, connected } = await open();
      await connected();
      await say(LONG_QUESTION);
      await log.getByText(BEGINNING).waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await said("Stopped.").waitFor();
      expect(await log.innerText()).toMatch(
        /blue light more than red\.(?: So it comes)?\s+Stopped\./,
      );
      expect(await page.getByRole("button", { name: "Stop" }).count()).toBe(0);
      await page.reload();
      await said("Stopped.").waitFor();
      expect(await log.getByText(BEGINNING).count()).toBe(1);
      expect(await said(LONG_QUESTION).count()).toBe(1);
    });

    it("shows two open pages the same", async () => {
      const one = await open();
      const other = await open();
      await one.connected();
      await other.connected();
      await one.say(askedFor("palm"));
      await other.said(askedFor("palm")).waitFor();
      await other.card("palm").getByRole("button").first().waitFor();
      await expect.poll(() => one.log.innerText()).toBe(await other.log.innerText());
    });

    it.each([
      ["light", "fern", {}],
      ["dark", "moss", { colorScheme: "dark" as const }],
      ["on a phone", "vine", PHONE],
      ["on a phone, dark", "rose", { ...PHONE, colorScheme: "dark" as const }],
    ])("can be read and fits: %s", async (_, plant, options) => {
      const { page, say, card, connected } = await open(options);
      await connected();
      expect(await lowContrast(page)).toEqual([]);
      await say(askedFor(plant));
      await card(plant).getByRole("button").first().waitFor();
      expect(await lowContrast(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await namelessControls(page)).toEqual([]);
      expect(await layoutShift(page)).toBeLessThan(0.02);
    });

    it("sends what was written while nobody was there, once", async () => {
      const { page, log, said, say, card, connected } = await open();
      await connected();
      await say(askedFor("lily"));
      await card("lily").getByRole("button").first().waitFor();
      await subject.down();
      await page.getByText("Offline, trying again").waitFor();
      await say("Add a task: renew the passport");
      await page.getByText("Sending").waitFor();
      await subject.up();
      await page.getByText("Connected", { exact: true }).waitFor({ timeout: 20_000 });
      await page.getByText("Sending").waitFor({ state: "hidden" });
      const after = await log.innerText();
      await page.reload();
      await said("Add a task: renew the passport").waitFor();
      expect(await said("Add a task: renew the passport").count()).toBe(1);
      expect(await said(askedFor("lily")).count()).toBe(1);
      await expect.poll(() => log.innerText()).toContain(after);
    });
  });
}
