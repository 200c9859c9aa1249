import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensurePage } from "../../scripts/launcher/page.mjs";
import { paragraph, say, text } from "../../src/core/chat/reply.ts";
import { launchBrowser, openPage, type WatchedPage } from "./support/browser.ts";
import { focused, focusIsVisible, lowContrast } from "./support/page-checks.ts";
import { type PageServer, startPageServer } from "./support/page-server.ts";
import { testPage } from "./support/page-suite.ts";

const ASKED = "Remind me to water the ficus";

beforeAll(async () => {
  expect(await ensurePage()).toBe(0);
});

testPage("a made-up conversation", startPageServer);

describe("the page", () => {
  let browser: Browser;
  let server: PageServer;
  let watched: WatchedPage | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = await startPageServer();
  });
  afterEach(async () => {
    expect(watched?.troubles).toEqual([]);
    expect(watched?.foreignRequests).toEqual([]);
    await watched?.close();
    await server.stop();
  });

  async function open(options: Parameters<typeof openPage>[2] = {}) {
    watched = await openPage(browser, server.url, options);
    const { page } = watched;
    return { page, log: page.getByRole("log") };
  }

  it("greets, and offers what one could say", async () => {
    const { page, log } = await open();
    await page.getByRole("heading", { name: "Hello Ada." }).waitFor();
    await page.getByRole("button", { name: "Add a task: renew the passport" }).click();
    await log.getByText("Noted: Add a task: renew the passport").waitFor();
    expect(await page.getByRole("heading", { name: "Hello Ada." }).count()).toBe(0);
  });

  it("sends a calendar file that is picked or dropped, and says why it sends no other", async () => {
    const { page } = await open();
    await page.getByText("Connected").waitFor();
    const text = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n";
    const file = { name: "team.ics", mimeType: "text/calendar", buffer: Buffer.from(text) };
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Send a calendar file" }).click();
    await (await chosen).setFiles(file);
    await expect.poll(() => server.agent.entries.at(0)?.text).toBe(text);
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(text)}], "other.ics"));
      return data;
    })()`);
    await page.dispatchEvent(".composer", "drop", { dataTransfer: dropped });
    await expect
      .poll(() => server.agent.entries.filter(({ role }) => role === "user").length)
      .toBe(2);
    const photo = { name: "cat.png", mimeType: "image/png", buffer: Buffer.from("x") };
    await page.locator("input[type=file]").setInputFiles(photo);
    await page.getByText("Only calendar files (.ics) can be sent here.").waitFor();
  });

  it("works by keyboard alone, with the focus in sight and nothing lost of it", async () => {
    const { page, log } = await open();
    await page.getByText("Connected").waitFor();
    expect(await focused(page)).toBe("textarea Message");
    await page.keyboard.type(`${ASKED}`);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("and the fern");
    expect(server.agent.received).toEqual([]);
    await page.keyboard.press("Enter");
    await log.getByRole("button", { name: "Done" }).waitFor();
    expect(server.agent.entries[0]?.text).toBe(`${ASKED}\nand the fern`);
    expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toBe("");

    const controls = ["Send", "Send a calendar file", "Cancel", "Snooze 1 h", "Done"];
    for (const name of controls.map((label) => `button ${label}`)) {
      if (name !== "button Send") {
        await page.keyboard.press("Shift+Tab");
        expect(await focused(page)).toBe(name);
      }
      expect(await focusIsVisible(page)).toBe(true);
    }
    await page.keyboard.press("Enter");
    await log.getByText(`Done: water the ficus`).waitFor();
    expect(await focused(page)).toContain("Done: water the ficus");
    expect(server.agent.received).toHaveLength(2);
  });

  it("gets the start of the page out of the way of a keyboard", async () => {
    const { page } = await open();
    await page.getByRole("heading", { name: "Hello Ada." }).waitFor();
    await page.getByRole("heading", { name: "Adjutant" }).click();
    await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toBe("a Skip to the message field");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("textarea Message");
  });

  it("tells screen readers what is new, by whom, and what buttons are about", async () => {
    const { page, log } = await open();
    await page.getByText("Connected").waitFor();
    await page.getByRole("textbox", { name: "Message" }).fill(ASKED);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const done = log.getByRole("button", { name: "Done", description: /water the ficus/ });
    await done.waitFor();
    await expect.poll(() => log.getAttribute("aria-live")).toBe("polite");
    expect(await log.ariaSnapshot()).toMatch(
      /You:[^A]*Remind me[\s\S]*Adjutant:[\s\S]*Reminder set/,
    );
    const overview = page.getByRole("complementary", { name: "Overview" });
    await overview.getByRole("region", { name: "Open tasks" }).getByRole("listitem").waitFor();
    expect(await overview.getByRole("img", { name: "open" }).count()).toBe(1);
  });

  it("doubles nothing when the answer to a message is lost", async () => {
    const { page, log } = await open();
    await page.getByText("Connected").waitFor();
    server.agent.loseAnswers(2);
    await page.getByRole("textbox", { name: "Message" }).fill(ASKED);
    await page.keyboard.press("Enter");
    await log.getByRole("button", { name: "Cancel" }).click();
    await log.getByText("Cancelled: water the ficus").waitFor();
    await expect.poll(() => server.agent.received.length).toBeGreaterThanOrEqual(3);
    expect(new Set(server.agent.received).size).toBe(2);
    expect(await log.getByText(ASKED, { exact: true }).count()).toBe(1);
    expect(await page.getByText("Sending").count()).toBe(0);
  });

  it("keeps what is not sent over a reload", async () => {
    const { page, log } = await open();
    await page.getByText("Connected").waitFor();
    await page.route("**/web/session", (route) => route.abort());
    await server.down();
    await page.getByText("Offline, trying again").waitFor();
    await page.getByRole("textbox", { name: "Message" }).fill(ASKED);
    await page.keyboard.press("Enter");
    await page.getByText("Sending").waitFor();
    await server.up();
    await page.reload();
    await log.getByText(ASKED, { exact: true }).waitFor();
    await page.unroute("**/web/session");
    await log.getByRole("button", { name: "Done" }).waitFor({ timeout: 20_000 });
    expect(server.agent.received).toHaveLength(1);
  });

  it("shows what people and replies wrote as text, and where links really lead", async () => {
    const { page, log } = await open();
    await page.getByText("Connected").waitFor();
    const nasty = `<img src=x onerror=alert(1)> **bold** [a](https://b.example) &amp;`;
    await page.getByRole("textbox", { name: "Message" }).fill(nasty);
    await page.keyboard.press("Enter");
    await log.getByText(`Noted: ${nasty}`).waitFor();
    server.agent.say({
      blocks: [
        paragraph(
          { t: "link", text: "your bank", url: "https://phish.example/login" },
          text(" and "),
          { t: "link", text: "a trap", url: "javascript:alert(1)" },
        ),
      ],
      buttons: [],
    });
    const link = log.getByRole("link", { name: "your bank" });
    await link.waitFor();
    expect(await link.getAttribute("rel")).toContain("noopener");
    expect(await log.innerText()).toContain("your bank (phish.example) and a trap");
    expect(await log.getByRole("link").count()).toBe(1);
    expect(await log.locator("img, strong, script").count()).toBe(0);
  });

  it("shows times by the reader's own clock", async () => {
    const { page, log } = await open({ timezoneId: "America/New_York" });
    await page.getByText("Connected").waitFor();
    await page.getByRole("textbox", { name: "Message" }).fill(ASKED);
    await page.keyboard.press("Enter");
    const time = log.locator("dd time");
    await time.waitFor();
    expect(await time.getAttribute("datetime")).toBe("2026-11-22T08:00:00.000Z");
    expect(await time.innerText()).toContain("03:00");
    expect(await time.getAttribute("title")).toBe("Sun 22 Nov, 09:00 (Europe/Berlin)");
    await page.getByText("Your own time zone is Berlin").waitFor();
  });

  it("keeps the overview behind a button on a phone", async () => {
    const { page, log } = await open({ viewport: { width: 380, height: 700 } });
    await page.getByText("Connected").waitFor();
    await page.getByRole("textbox", { name: "Message" }).fill(ASKED);
    await page.keyboard.press("Enter");
    await log.getByRole("button", { name: "Done" }).waitFor();
    expect(await page.getByRole("heading", { name: "Open tasks" }).count()).toBe(0);
    await page.getByRole("button", { name: "Overview" }).click();
    const sheet = page.getByRole("dialog", { name: "Overview" });
    await sheet.getByText("water the ficus").waitFor();
    expect(await lowContrast(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("button Overview");
  });

  it("stays at the newest message, unless the reader has gone elsewhere", async () => {
    const { page, log } = await open({ viewport: { width: 700, height: 400 } });
    await page.getByText("Connected").waitFor();
    for (let count = 1; count <= 20; count++) server.agent.say(say(`Reminder ${count}`));
    await log.getByText("Reminder 20", { exact: true }).waitFor();
    const toBottom = page.getByRole("button", { name: "To the latest message" });
    await expect.poll(() => toBottom.isVisible()).toBe(false);
    await log.getByText("Reminder 2", { exact: true }).scrollIntoViewIfNeeded();
    await toBottom.waitFor();
    server.agent.say(say("Reminder 21"));
    await log.getByText("Reminder 21", { exact: true }).waitFor();
    expect(await toBottom.isVisible()).toBe(true);
    await toBottom.click();
    await expect.poll(() => toBottom.isVisible()).toBe(false);
  });
});

describe("signing in", () => {
  it("takes a code, keeps the session, and is asked for again when that ends", async () => {
    const server = await startPageServer({ local: false });
    const browser = await launchBrowser();
    const { page, troubles, foreignRequests } = await openPage(browser, server.url);
    const code = page.getByRole("textbox", { name: "Code" });
    const field = page.getByRole("textbox", { name: "Message" });

    await code.fill("WRONG");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("not valid").waitFor();
    expect(await lowContrast(page)).toEqual([]);
    await code.fill(server.giveCode());
    await page.keyboard.press("Enter");
    await page.getByText("Connected").waitFor();
    await page.reload();
    await page.getByText("Connected").waitFor();

    server.signOutAll();
    await code.waitFor();
    await code.fill(server.giveCode());
    await page.keyboard.press("Enter");
    await page.getByText("Connected").waitFor();
    await field.fill(ASKED);
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText(ASKED, { exact: true }).waitFor();

    await page.getByRole("button", { name: "Sign out" }).click();
    await code.waitFor();
    expect(await page.getByText(ASKED).count()).toBe(0);
    expect([troubles, foreignRequests]).toEqual([[], []]);
    await browser.close();
    await server.stop();
  });
});

describe("the watch over a page", () => {
  it("sees a violation of the policy, an error and a foreign request", async () => {
    const server = await startPageServer();
    const browser = await launchBrowser();
    const { page, troubles, foreignRequests } = await openPage(browser, server.url);
    await page.evaluate(`document.body.setAttribute("style", "color: red")`);
    await expect.poll(() => troubles.join()).toContain("style-src-attr");
    await page.evaluate(`setTimeout(() => { throw new Error("planted"); })`);
    await expect.poll(() => troubles.join()).toContain("planted");
    await page.goto("http://localhost:1/").catch(() => {});
    expect(foreignRequests).toEqual(["http://localhost:1/"]);
    await browser.close();
    await server.stop();
  });
});
