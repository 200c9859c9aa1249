import { Hono } from "hono/tiny";
import type { Log } from "../core/ports/log.ts";

export interface HealthOptions {
  channels: Record<string, boolean>;
  /** Name of the model that is switched on, or null. */
  model: string | null;
  /** Models that are left alone at the moment, and why, as far as this isolate knows. */
  modelTrouble(): { model: string; reason: string }[];
  deadLetters(): Promise<{ dead: number; parked: number }>;
  log: Log;
}

/** `GET /health`: what is on, and what could not be delivered. 503 when the directory does not answer. */
export function createHealth({
  channels,
  model,
  modelTrouble,
  deadLetters,
  log,
}: HealthOptions): Hono {
  const app = new Hono();
  app.get("/health", async () => {
    try {
      const { dead, parked } = await deadLetters();
      const trouble = modelTrouble();
      return Response.json({
        status: "ok",
        channels,
        model,
        ...(trouble.length > 0 && { modelTrouble: trouble }),
        deadLetters: { dead, parked },
      });
    } catch (error) {
      log.error("health.failed", {
        what: error instanceof Error ? error.message.slice(0, 300) : "unknown",
      });
      const problem = "The directory database does not answer. Were its migrations applied?";
      return Response.json({ status: "error", problem }, { status: 503 });
    }
  });
  return app;
}
