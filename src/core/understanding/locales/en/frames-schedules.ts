import type { FrameSpec } from "../../locale.ts";

/** What one can want of a reminder that repeats, in English; each names a reminder as such. */
export const scheduleFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.show",
    strong: true,
    patterns: [
      "(<show>|<details>|what about) (the|my)? (reminder|alarm) {num}",
      "(the)? (reminder|alarm) {num} (details)?",
    ],
  },
  {
    intent: "reminder.skip",
    strong: true,
    patterns: [
      "<skip> (just|only)? <my>? <next> {count:num} {ref} (reminders|alarms|reminder)",
      "<skip> (just|only)? {occ:occasion} 's? {ref} (reminder|alarm|reminders) <once>?",
      "<skip> (just|only)? <my>? <next>? {ref} (reminder|alarm|reminders) (on|for|at)? {occ:occasion}",
      "<skip> (just|only)? <my>? (reminder|alarm) (number|about|for|to|called|named)? {ref} (on|for|at)? {occ:occasion}",
      "<skip> (just|only)? <my>? <next> (reminder|alarm) (number|about|for|to|called|named) {ref}",
      "<skip> (just|only)? (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} <once>?",
      "<skip> (just|only)? <my>? <next>? {ref} (reminder|alarm) <once>?",
    ],
  },
  {
    intent: "reminder.pause",
    strong: true,
    target: "all",
    patterns: [
      "<pause> <allmy>? (repeating|recurring)? (reminders|alarms) (until|till|til) {time}",
      "<pause> <allmy>? (repeating|recurring)? (reminders|alarms) (for)? {duration}",
      "<pause> <allmy>? (repeating|recurring)? (reminders|alarms) (for)? {occ:occasion}",
      "<pause> <allmy>? (repeating|recurring)? (reminders|alarms) (for now)?",
      "stop <allmy>? (repeating|recurring)? (reminders|alarms) (until|till|til) {time}",
      "stop <allmy>? (repeating|recurring)? (reminders|alarms) for {duration}",
    ],
  },
  {
    intent: "reminder.pause",
    strong: true,
    patterns: [
      "(<pause>|stop) <my>? {ref} (reminder|alarm|reminders) (until|till|til) {time}",
      "(<pause>|stop) <my>? {ref} (reminder|alarm|reminders) for {duration}",
      "<pause> <my>? {ref} (reminder|alarm|reminders) (for)? {occ:occasion}",
      "<pause> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} (until|till|til) {time}",
      "<pause> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} for {duration}",
      "<pause> (the|my)? (reminder|alarm) (number|about|to|called|named)? {ref} (for now)?",
      "<pause> <my>? {ref} (reminder|alarm|reminders) (for now)?",
      "put <my>? {ref} (reminder|alarm) on hold (until|till) {time}",
      "put <my>? {ref} (reminder|alarm) on hold",
    ],
  },
  {
    intent: "reminder.resume",
    strong: true,
    target: "all",
    patterns: ["<resume> <allmy>? (paused|repeating|recurring)? (reminders|alarms) (again|now)?"],
  },
  {
    intent: "reminder.resume",
    strong: true,
    patterns: [
      "<resume> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} (again|now)?",
      "<resume> <my>? {ref} (reminder|alarm|reminders) (again|now)?",
      "(turn|switch) <my>? {ref} (reminder|alarm) (back)? on (again)?",
    ],
  },
  {
    intent: "reminder.end",
    strong: true,
    patterns: [
      "<finish> <my>? {ref} (reminder|alarm|reminders) after {count:num} (more)? <times>?",
      "<finish> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} after {count:num} (more)? <times>",
      "(repeat|run|keep) <my>? {ref} (reminder|alarm) (only)? (for)? {count:num} more <times>? (only)?",
      "(let|make|have) <my>? {ref} (reminder|alarm) (end|stop|finish) after {count:num} (more)? <times>?",
      "(let|make|have) <my>? {ref} (reminder|alarm) (end|stop|finish) (after|on|with|by|in)? {time}",
      "<finish> <my>? {ref} (reminder|alarm|reminders) after {time}",
      "<finish> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} after {time}",
      "end <my>? {ref} (reminder|alarm|reminders) (on|with|by|in|at)? {time}",
    ],
  },
  {
    intent: "reminder.send",
    strong: true,
    patterns: [
      "<send> <my>? {ref} (reminder|alarm|reminders) (back)? (to|on|in|via|over|through) {channel:reachable}",
      "<send> (the|my)? (reminder|alarm) (number|about|for|to|called|named)? {ref} (back)? (to|on|in|via|over|through) {channel:reachable}",
      "<send> <my>? {ref} (reminder|alarm|reminders) (back)? {channel:reachable}",
    ],
  },
  {
    intent: "reminder.update",
    scope: "one",
    strong: true,
    patterns: [
      "<move> (just|only)? {occ:occasion} 's? {ref} (reminder|alarm) (to|until|till|for|at)? {time}",
      "<move> (just|only)? {occ:occasion} 's? {ref} (reminder|alarm) (to|until|till|for|at) {hour}",
      "<move> (just|only)? <my>? {ref} (reminder|alarm) (on|of|for|from) {occ:occasion} to {time}",
      "<move> (just|only)? <my>? {ref} (reminder|alarm) (on|of|for|from) {occ:occasion} to {hour}",
      "<move> (just|only)? <my>? <next> {ref} (reminder|alarm) (to|until|till|for|at)? {time}",
      "<move> (just|only)? <my>? <next> {ref} (reminder|alarm) (to|until|till|for|at) {hour}",
      "<move> <my>? {ref} (reminder|alarm) (to|until|till|for|on|at)? {time} <once>",
      "<move> <my>? {ref} (reminder|alarm) (to|until|till|for|at) {hour} <once>",
      "<once> <move> <my>? {ref} (reminder|alarm) (to|until|till|for|on|at)? {time}",
      "<once> <move> <my>? {ref} (reminder|alarm) (to|until|till|for|at) {hour}",
    ],
  },
  {
    intent: "reminder.update",
    scope: "all",
    strong: true,
    patterns: [
      "<alter> (the)? (time|hour) (of|for|on) <my>? {ref} (reminder|alarm|reminders) to {time}",
      "<alter> (the)? (time|hour) (of|for|on) <my>? {ref} (reminder|alarm|reminders) to {hour}",
      "<alter> <allmy>? {ref} (reminder|alarm|reminders) (to|to be)? (at)? {time} (from now on)?",
      "<alter> <allmy>? {ref} (reminder|alarm|reminders) (to|to be|at) {hour} (from now on)?",
      "make <allmy>? {ref} (reminder|alarm|reminders) (be|come|repeat|happen)? (at)? {time} (from now on)?",
      "<move> (all|every|all the|all of the|all my) {ref} (reminder|reminders) (to|until|for|at)? {time}",
      "<move> (all|every|all the|all of the|all my) {ref} (reminder|reminders) (to|until|for|at) {hour}",
      "<move> <my>? {ref} (reminder|reminders) (to|for|at)? {time} from now on",
      "<move> <my>? {ref} (reminder|reminders) (to|for|at)? {hour} from now on",
    ],
  },
  {
    intent: "reminder.update",
    strong: true,
    patterns: [
      "<move> <my>? {ref} (reminder|alarm) (to|until|till|for|at) {hour}",
      "<move> (reminder|reminders) {num} (to|until|till|for|at) {hour}",
    ],
  },
];

/**
 * The same without the word "reminder". Such a sentence may be about anything ("skip this song"), so it counts
 * only when what it names is one of the person's own reminders.
 */
export const ownReminderFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.skip",
    patterns: [
      "<skip> (just|only)? {occ:occasion} 's? {ref} <once>?",
      "(<skip>|<cancel>) (just|only)? {occ:occasion} 's? {ref} (reminder|alarm)",
      "(no|<skip>) {ref} (reminder)? (on|for|at)? {occ:occasion}",
      "(do not|never) remind me (of|about|to) {ref} (on)? {occ:occasion}",
      "<skip> <my>? <next>? {count:num} {ref}",
      "<skip> <my>? <next>? {ref} <once>?",
      "<skip> (the|my)? <next> (one|time|reminder)?",
    ],
  },
  {
    intent: "reminder.pause",
    patterns: [
      "<pause> {ref} (until|till|til) {time}",
      "<pause> {ref} (for)? {duration}",
      "<pause> {ref} (for)? {occ:occasion}",
      "<pause> {ref} (for now)?",
      "put {ref} on hold (until|till) {time}",
      "put {ref} on hold",
      "stop {ref} (until|till|til) {time}",
    ],
  },
  {
    intent: "reminder.resume",
    patterns: ["<resume> {ref} (again|now)?"],
  },
  {
    intent: "reminder.end",
    patterns: [
      "<finish> {ref} after {count:num} (more)? <times>",
      "<finish> {ref} (after|on) {time}",
      "(after|only)? {count:num} more <times>?",
      "after {count:num} (more)? <times>",
    ],
  },
  {
    intent: "reminder.send",
    patterns: ["<send> {ref} (back)? (to|on|in|via|over|through)? {channel:reachable}"],
  },
  {
    intent: "reminder.show",
    patterns: [
      "(<show>|<details>) <my>? {ref} (reminder|alarm|schedule)? (details)?",
      "(when|what) (is|are|does|will) <my>? <next> {ref} (reminder|reminders|alarm)? (due|come|be|happen)?",
      "when (is|are|does|will|do) <my>? {ref} (reminder|alarm)? (next|next due|due|coming up|come up|come|happen|next come) (next|again)?",
      "(what are|<show>) <my>? <next> ({count:num})? {ref} (reminder|reminders)",
    ],
  },
  {
    intent: "reminder.update",
    scope: "one",
    patterns: [
      "<move> (just|only)? {occ:occasion} 's? {ref} (to|until|till|for|at) {time}",
      "<move> (just|only)? {occ:occasion} 's? {ref} (to|until|till|for|at) {hour}",
      "<move> (just|only)? {ref} (on|of|for|from) {occ:occasion} to {time}",
      "<move> (just|only)? {ref} (on|of|for|from) {occ:occasion} to {hour}",
      "<move> <my>? <next> {ref} (to|until|till|for|at) {time}",
      "<move> <my>? <next> {ref} (to|until|till|for|at) {hour}",
      "(<move>|make) {ref} (to|until|till|for|on|at)? {time} <once>",
      "(<move>|make) {ref} (to|until|till|for|at)? {hour} <once>",
    ],
  },
  {
    intent: "reminder.update",
    scope: "all",
    patterns: [
      "(<move>|make) {ref} (to|for|on|at)? {time} from now on",
      "(<move>|make) {ref} (to|for|at)? {hour} from now on",
    ],
  },
];

/** Word classes of these frames. */
export const scheduleClasses: Record<string, readonly string[]> = {
  skip: ["skip", "leave out", "omit", "pass over", "let me skip", "i will skip", "i want to skip"],
  pause: ["pause", "suspend", "hold", "mute", "silence", "put on hold", "hold off", "freeze"],
  resume: [
    "resume",
    "unpause",
    "un-pause",
    "reactivate",
    "unmute",
    "continue",
    "restart",
    "unfreeze",
  ],
  finish: ["end", "stop", "finish", "discontinue", "cancel", "quit"],
  send: ["send", "move", "deliver", "switch", "route", "redirect", "post", "forward", "put"],
  alter: ["change", "set", "update", "edit", "alter", "adjust", "switch"],
  details: [
    "details of",
    "details for",
    "details on",
    "detail of",
    "more about",
    "more on",
    "tell me about",
    "open",
  ],
  next: ["next", "coming", "upcoming", "following"],
  times: ["times", "time", "occurrences", "occurrence", "reminders", "rounds", "x"],
  once: [
    "just this once",
    "only this once",
    "this once",
    "just this time",
    "only this time",
    "this time only",
    "this one time",
    "this time",
    "just once",
    "only once",
    "once",
    "just this one",
    "only this one",
    "this one only",
  ],
  allmy: [
    "all",
    "all my",
    "all the",
    "all of my",
    "all of the",
    "every",
    "my",
    "the",
    "each",
    "any",
    "our",
  ],
  reachable: [
    "telegram",
    "slack",
    "web",
    "the web",
    "web page",
    "the web page",
    "the page",
    "browser",
    "the browser",
    "here",
    "this chat",
    "home",
    "the usual place",
    "where it was",
  ],
};

/** What each of the class "reachable" means. */
export const channelNames: ReadonlyMap<string, string> = new Map([
  ["telegram", "telegram"],
  ["slack", "slack"],
  ...["web", "the web", "web page", "the web page", "the page", "browser", "the browser"].map(
    (words): [string, string] => [words, "web"],
  ),
  ["here", "here"],
  ["this chat", "here"],
  ["home", "home"],
  ["the usual place", "home"],
  ["where it was", "home"],
]);
