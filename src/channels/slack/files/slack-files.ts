import type { FileRead } from "../../../core/ports/file-source.ts";
import type { Log } from "../../../core/ports/log.ts";
import { FILE_TIMEOUT_MS, textOf } from "../../download.ts";
import { createWebApi, type WebApiOptions } from "../web-api.ts";

/**
 * Reads the text of a shared file by its id (files.info, then its private address with the bot's token; scope
 * files:read). The token goes to Slack's own hosts only, and no redirect is followed with it. Never throws.
 */
export function createSlackFiles(options: WebApiOptions & { log: Log }) {
  const { botToken, apiUrl, log } = options;
  const api = createWebApi(options);
  const via = options.fetch ?? ((input, init) => fetch(input, init));

  async function read(ref: string, maxBytes: number): Promise<FileRead> {
    const signal = AbortSignal.timeout(FILE_TIMEOUT_MS);
    const info = await api.call("files.info", { file: ref }, signal);
    if (info.kind === "refused") return { ok: false, problem: problemOf(info.code) };
    if (info.kind !== "ok") return { ok: false, problem: "unreachable" };
    const { size, ...addresses } = info.answer.file ?? {};
    const address = addresses.url_private_download ?? addresses.url_private;
    if (!address || !isSlacks(address, apiUrl)) return { ok: false, problem: "gone" };
    if ((size ?? 0) > maxBytes) return { ok: false, problem: "too-large" };
    return download(address, maxBytes, signal);
  }

  async function download(address: string, maxBytes: number, signal: AbortSignal) {
    const headers = { authorization: `Bearer ${botToken}` };
    const response = await via(address, { headers, redirect: "manual", signal });
    // Without the scope Slack leads to its sign-in page instead of saying no.
    const isPage = /^text\/html\b/i.test(response.headers.get("content-type") ?? "");
    if (isPage || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      return { ok: false, problem: "refused" } as const;
    }
    return textOf(response, maxBytes);
  }

  return async (ref: string, maxBytes: number): Promise<FileRead> => {
    const result = await read(ref, maxBytes).catch(
      (): FileRead => ({ ok: false, problem: "unreachable" }),
    );
    if (!result.ok) log.warn("slack.file_unread", { problem: result.problem });
    return result;
  };
}

function isSlacks(address: string, apiUrl: string): boolean {
  const { protocol, hostname, host } = new URL(address);
  if (host === new URL(apiUrl).host) return true;
  return protocol === "https:" && /(?:^|\.)slack(?:-files)?\.com$/.test(hostname);
}

function problemOf(code: string): "gone" | "refused" | "unreachable" {
  if (/^file_(?:not_found|deleted)$/.test(code)) return "gone";
  return /^(?:missing_scope|access_denied|not_allowed|no_permission)/.test(code)
    ? "refused"
    : "unreachable";
}
