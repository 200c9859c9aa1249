import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

const ASKED = "Remind me to water the ficus tomorrow at 9";
const PHONE = { viewport: { width: 380, height: 780 }, hasTouch: true, isMobile: true };

/** What the page has to do whoever answers: the reply to a reminder is a card with buttons. */
export function testPage(name: string, start: () => Promise<Subject>): void {
  describe(`the page, served by ${name}`, () => {
    let browser: Browser;
    let subject: Subject;
    let opened: WatchedPage[] = [];
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      subject = await start();
    });
    afterEach(async () => {
      for (const one of opened) {
        expect(one.troubles).toEqual([]);
        expect(one.foreignRequests).toEqual([]);
        await one.close();
      }
      opened = [];
      await subject.stop();
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
        said: (text: string) => log.getByText(text, { exact: true }),
        connected: () => page.getByText("Connected", { exact: true }).waitFor(),
        async say(text: string) {
          await page.getByRole("textbox", { name: "Message" }).fill(text);
          await page.keyboard.press("Enter");
        },
      };
    }

    it("takes a message, shows the card, and does what its button says", async () => {
      const { page, log, said, say, connected } = await open();
      await connected();
      await say(ASKED);
      await said(ASKED).waitFor();
      const buttons = log.getByRole("button");
      await buttons.first().waitFor();
      const before = await log.innerText();
      expect(before).toContain("water the ficus");
      await buttons.first().click();
      await expect.poll(() => log.innerText(), { timeout: 10_000 }).not.toBe(before);

      const after = await log.innerText();
      await page.reload();
      await said(ASKED).waitFor();
      await expect.poll(() => log.innerText()).toBe(after);
      expect(await said(ASKED).count()).toBe(1);
    });

    it("sends what was written while nobody was there, once", async () => {
      const { page, log, said, say, connected } = await open();
      await connected();
      await say(ASKED);
      await log.getByRole("button").first().waitFor();
      await subject.down();
      await page.getByText("Offline, trying again").waitFor();
      await say("Add a task: renew the passport");
      await page.getByText("Sending").waitFor();
      await subject.up();
      await page
        .getByRole("button", { name: "Try now" })
        .click({ timeout: 2_000 })
        .catch(() => {});
      await connected();
      await page.getByText("Sending").waitFor({ state: "hidden" });
      await page.reload();
      await said("Add a task: renew the passport").waitFor();
      expect(await said("Add a task: renew the passport").count()).toBe(1);
      expect(await said(ASKED).count()).toBe(1);
    });

    it("shows two open pages the same", async () => {
      const one = await open();
      const other = await open();
      await one.connected();
      await other.connected();
      await one.say(ASKED);
      await other.said(ASKED).waitFor();
      await other.log.getByRole("button").first().waitFor();
      expect(await other.log.innerText()).toContain("water the ficus");
    });

    it.each([
      ["light", {}],
      ["dark", { colorScheme: "dark" as const }],
      ["on a phone", PHONE],
      ["on a phone, dark", { ...PHONE, colorScheme: "dark" as const }],
    ])("can be read and fits: %s", async (_, options) => {
      const { page, log, say, connected } = await open(options);
      await connected();
      expect(await lowContrast(page)).toEqual([]);
      await say(ASKED);
      await log.getByRole("button").first().waitFor();
      expect(await lowContrast(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await namelessControls(page)).toEqual([]);
      expect(await layoutShift(page)).toBeLessThan(0.02);
    });
  });
}
