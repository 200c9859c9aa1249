import type { Answer, Payload } from "./methods.ts";

/** What a bot may download (Bot API, getFile). */
const MAX_BYTES = 20 * 1024 * 1024;

/** Files that people have sent, as getFile and the address that it gives hand them out. */
export function createSentFiles() {
  const files = new Map<string, { content: string; size: number; gone: boolean }>();

  return {
    /** Keeps a file and returns the `document` of its message; `size` stands in for one that is too long to write. */
    keep(name: string, content: string, { size = new TextEncoder().encode(content).length } = {}) {
      const file_id = `BQACAgQAAxk${files.size + 1}`;
      files.set(file_id, { content, size, gone: false });
      return {
        file_id,
        file_unique_id: `Ag${files.size}`,
        file_name: name,
        mime_type: "text/calendar",
        file_size: size,
      };
    },
    /** The address of a file no longer leads to it. */
    lose(fileId: string) {
      const file = files.get(fileId);
      if (file) file.gone = true;
    },
    getFile({ file_id }: Payload): Answer {
      const file = files.get(String(file_id));
      if (!file) return refusal("wrong file_id or the file is temporarily unavailable");
      if (file.size > MAX_BYTES) return refusal("file is too big");
      const file_path = `documents/${String(file_id)}.ics`;
      return { result: { file_id, file_unique_id: "Ag", file_size: file.size, file_path } };
    },
    /** What is at an address such as `documents/<file_id>.ics`; undefined: 404. */
    at(path: string): string | undefined {
      const file = files.get(/^documents\/(\w+)\.ics$/.exec(path)?.[1] ?? "");
      return file && !file.gone ? file.content : undefined;
    },
  };
}

const refusal = (problem: string): Answer => ({
  code: 400,
  description: `Bad Request: ${problem}`,
});
