import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where the usual installers put a browser of the Chromium family. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Keeps the browser from looking for anything on the network by itself. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser: the one that npm brought where it runs (Linux, x64), else one that is installed. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: QUIET, chromiumSandbox: !root });
}

async function findBrowser(): Promise<string> {
  if (process.platform === "linux" && process.arch === "x64") return sparticuz.executablePath();
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed) return installed;
  throw new Error("The tests of the page need Chromium, Chrome or Edge, and none is installed.");
}

/** A page, and everything that went wrong in it. */
export interface WatchedPage {
  page: Page;
  /** Violations of the content security policy and uncaught errors. */
  troubles: string[];
  /** Requests to anywhere but `url`. */
  foreignRequests: string[];
  close(): Promise<void>;
}

/** Opens `url` in a browser profile of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  const foreignRequests: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (/content security policy|trusted ?type|hydrat/i.test(message.text())) {
      troubles.push(message.text());
    }
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) foreignRequests.push(request.url());
  });
  await page.exposeFunction("reportViolation", (what: string) => troubles.push(what));
  await page.addInitScript(`addEventListener("securitypolicyviolation", (violation) =>
    reportViolation(violation.violatedDirective + " " + violation.blockedURI))`);
  await page.goto(url);
  return { page, troubles, foreignRequests, close: () => context.close() };
}
