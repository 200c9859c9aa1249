import { parse } from "chrono-node";
import { understand } from "../../../src/core/understanding/understand.ts";
import { contextAt } from "./readers.ts";

/** What is asked of this Worker, and its answer: milliseconds per phrase. */
export interface Measure {
  reader: "understanding" | "chrono";
  phrases: string[];
  /** Readings of each phrase between two looks at the clock. */
  repeats: number;
}

// biome-ignore lint/style/noDefaultExport: the platform takes the Worker from here
export default {
  async fetch(request: Request): Promise<Response> {
    const { reader, phrases, repeats } = await request.json<Measure>();
    const context = contextAt(Date.now());
    const read = (text: string) =>
      reader === "chrono" ? parse(text, new Date(context.now)) : understand(text, context);
    const times: number[] = [];
    for (const phrase of phrases) {
      const start = await clock();
      for (let round = 0; round < repeats; round++) read(phrase);
      times.push(((await clock()) - start) / repeats);
    }
    return Response.json(times);
  },
};

/** The clock of workerd stands still while code runs; waiting lets it go on. */
async function clock(): Promise<number> {
  await scheduler.wait(0);
  return performance.now();
}
