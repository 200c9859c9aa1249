import type { FileRead } from "../core/ports/file-source.ts";

/** Milliseconds for a file with all calls that it takes. */
export const FILE_TIMEOUT_MS = 15_000;

/** The text in an answer to a download; bytes are counted as they come, whatever length was declared. */
export async function textOf(response: Response, maxBytes: number): Promise<FileRead> {
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    return { ok: false, problem: status === 404 || status === 410 ? "gone" : "unreachable" };
  }
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return { ok: false, problem: "too-large" };
    text += decoder.decode(chunk, { stream: true });
  }
  return { ok: true, text: text + decoder.decode() };
}
