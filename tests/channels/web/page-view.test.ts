import { describe, expect, it } from "vitest";
import { safeLink } from "../../../web/src/view/links.ts";
import { clockText, dayName, instantText } from "../../../web/src/view/time.ts";

const AT = Date.UTC(2026, 11, 8, 8, 0);
const instant = (zone: string, style: "datetime" | "date" | "time" = "datetime") => {
  return { t: "instant", at: AT, zone, style, fallback: "tomorrow, 09:00" } as const;
};

describe("an instant", () => {
  it("reads as it was written where clocks show the same", () => {
    expect(instantText(instant("Europe/Berlin"), "Europe/Berlin", "en-GB")).toEqual({
      text: "tomorrow, 09:00",
    });
    expect(instantText(instant("Europe/Berlin"), "Europe/Madrid", "en-GB").text).toBe(
      "tomorrow, 09:00",
    );
  });

  it.each([
    ["datetime", "Tue 8 Dec, 21:00"],
    ["date", "Tue 8 Dec"],
    ["time", "21:00"],
  ] as const)("reads as the reader's own %s elsewhere", (style, expected) => {
    const shown = instantText(instant("Europe/Berlin", style), "Pacific/Auckland", "en-GB");
    expect(shown.text.replace("Tue, ", "Tue ")).toBe(expected);
    expect(shown.title).toBe("tomorrow, 09:00 (Europe/Berlin)");
  });

  it("survives a zone that this browser does not know", () => {
    expect(instantText(instant("Europe/Newtown"), "UTC", "en-GB").text).toContain("08:00");
  });
});

describe("a day", () => {
  it("has a name relative to the reader's own", () => {
    const now = Date.UTC(2026, 11, 8, 23, 30);
    const name = (at: number, zone = "UTC") => dayName(at, now, zone, "en-GB");
    expect(name(now - 1)).toBe("Today");
    expect(name(AT)).toBe("Today");
    expect(name(AT, "Asia/Tokyo")).toBe("Yesterday");
    expect(name(now - 24 * 3_600_000)).toBe("Yesterday");
    expect(name(Date.UTC(2026, 11, 1))).toBe("Tuesday 1 December");
    expect(name(Date.UTC(2025, 11, 1))).toMatch(/Monday.? 1 December 2025/);
    expect(clockText(AT, "Asia/Kolkata", "en-US")).toBe("13:30");
  });
});

describe("a link", () => {
  it.each([
    ["https://Example.org/a?b=1#c", "example.org"],
    ["http://localhost:8787/x", "localhost:8787"],
    ["http://127.0.0.1/", "127.0.0.1"],
    ["https://\u0430pple.com/", "xn--pple-43d.com"],
  ])("%s leads to %s", (url, host) => {
    expect(safeLink(url)?.host).toBe(host);
  });

  it.each([
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "http://example.org/",
    "https://bank.example@evil.example/",
    "//example.org",
    "/relative",
    "",
  ])("%j is only text", (url) => {
    expect(safeLink(url)).toBeNull();
  });
});
