/**
 * The JSON document in the body. Null for anything else, for one not sent as `application/json` (which
 * other sites cannot send without asking), and for one longer than `maxBytes`, of which no more is read.
 */
export async function smallJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/json\b/i.test(type) || request.body === null) return null;
  const text = await textUpTo(request.body, maxBytes);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function textUpTo(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
