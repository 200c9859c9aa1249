import { GrammyError } from "grammy";
import type { FileRead } from "../../core/ports/file-source.ts";
import type { Log } from "../../core/ports/log.ts";
import { FILE_TIMEOUT_MS, textOf } from "../download.ts";
import { type ApiOptions, createApi } from "./api.ts";

/**
 * Reads the text of a file by its `file_id` (getFile, then the address that it gives for an hour). The address holds
 * the token, so that neither it nor what fetch says about it is logged. Never throws.
 */
export function createTelegramFiles(options: ApiOptions & { log: Log }) {
  const { token, apiRoot, log } = options;
  const via = options.fetch ?? ((input, init) => fetch(input, init));

  async function read(ref: string, maxBytes: number): Promise<FileRead> {
    const { file_path, file_size } = await createApi(options, FILE_TIMEOUT_MS).getFile({
      file_id: ref,
    });
    if (file_path === undefined) return { ok: false, problem: "gone" };
    if ((file_size ?? 0) > maxBytes) return { ok: false, problem: "too-large" };
    const address = `${apiRoot.replace(/\/+$/, "")}/file/bot${token}/${file_path}`;
    const signal = AbortSignal.timeout(FILE_TIMEOUT_MS);
    return textOf(await via(address, { redirect: "manual", signal }), maxBytes);
  }

  return async (ref: string, maxBytes: number): Promise<FileRead> => {
    const result = await read(ref, maxBytes).catch(problemOf);
    if (!result.ok) log.warn("telegram.file.unread", { problem: result.problem });
    return result;
  };
}

function problemOf(error: unknown): FileRead {
  const said = error instanceof GrammyError && error.error_code === 400 ? error.description : "";
  if (/too big/i.test(said)) return { ok: false, problem: "too-large" };
  return { ok: false, problem: said === "" ? "unreachable" : "gone" };
}
