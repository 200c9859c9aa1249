import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startApp } from "./support/app.ts";

describe("npm start", () => {
  it("serves, and leaves no process behind when the launcher alone is told to stop", async () => {
    const app = await startApp();
    const response = await fetch(`${app.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok" });
    expect(groupOf(app.pid).length).toBeGreaterThan(1);

    expect(await app.stop()).toBe(0);
    expect(groupOf(app.pid)).toEqual([]);
    await expect(fetch(`${app.url}/health`)).rejects.toThrow();
  });

  it("says in one sentence that the port is taken", async () => {
    const app = await startApp();
    try {
      await expect(startApp({ port: app.port })).rejects.toThrow(`Port ${app.port} is in use.`);
    } finally {
      await app.stop();
    }
  });

  it("starts again on what a power cut left", async () => {
    const app = await startApp();
    await app.kill();
    // The last of what was killed may still be on its way out.
    await expect.poll(() => groupOf(app.pid), { timeout: 10_000 }).toEqual([]);
    const again = await startApp({ stateDir: app.stateDir, port: app.port });
    expect((await fetch(`${again.url}/health`)).status).toBe(200);
    await again.stop();
  });
});

/** Living processes of a process group (none are found where there is no /proc). */
function groupOf(group: number): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const [state, , pgrp] = statOf(pid);
      return state !== "Z" && Number(pgrp) === group;
    });
}

/** State, parent and group, from behind the command's name. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
