/**
 * Bolt without its entrance, which would bring along receivers that a Worker cannot run: 6 KB of the script, gzipped.
 */
import * as module from "@slack/bolt/dist/App.js";

type AppClass = typeof module.default;

/** What a CommonJS module exports as its default is, in an ES module, a property of the default. */
const found = module.default as AppClass | { default: AppClass };
export const App: AppClass = "prototype" in found ? found : found.default;
export type App = InstanceType<AppClass>;
