import type { Interpretation, Request } from "../../src/core/understanding/interpretation.ts";

/** The request that a message is mostly about: the first that asks for something. */
export function mainRequest({ requests }: Interpretation): Request {
  const [first] = requests;
  const asking = requests.find((request) => request.intent !== "other") ?? first;
  if (!asking) throw new Error("an interpretation has at least one request");
  return asking;
}
