import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever the command was called from. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** What we generate for ourselves; safe to delete at any time. */
export const CACHE = path.join(ROOT, "node_modules/.cache/adjutant");
