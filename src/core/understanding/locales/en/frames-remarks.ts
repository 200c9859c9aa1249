import type { FrameSpec } from "../../locale.ts";

/** What is said in passing of things on a list, in English. */
export const remarkFrames: readonly FrameSpec[] = [
  {
    intent: "reminder.delete",
    patterns: [
      "(do not|never|no need to|you do not need to|you need not|please do not) remind/notify/ping/nudge me (again|anymore)? (to|about|of|that)? {ref} (again|anymore|any more|any longer)?",
      "(i|we) (do not|no longer) (need|have|want) to {ref} (anymore|any more|any longer|now)?",
      "(there is)? no (longer a)? need to {ref} (anymore|any more|any longer)?",
      "forget about {ref}",
    ],
  },
  {
    intent: "task.complete",
    strong: true,
    patterns: [
      "(i|we)? (have)? already {ref}",
      "(i|we) (have)? (just|finally) {ref}",
      "(i|we) did (already)? {ref} already?",
      "(i|we) {ref} already",
      "{ref} (is|has been|was|are) (already|now)? (done|sorted|taken care of|handled|finished|over)",
    ],
  },
  { intent: "task.complete", patterns: ["(i|we) (have)? {ref}"] },
];
