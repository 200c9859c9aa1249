import type { FrameSpec } from "../../locale.ts";

/** Changes to what was just talked about, in English. They mean something only while there is a focus. */
export const correctionFrames: readonly FrameSpec[] = [
  {
    intent: "task.update",
    target: "focus",
    patterns: [
      "<but> <but>? (not {nottime:time})? (on|at|to|for|make it|by)? {time}",
      "<but>? not {nottime:time} (but)? (on|at|by)? {time}",
      "<but>? (make|change|move|set|push|shift|put|reschedule|do|postpone|delay) <it> (to|for|at|on|by|until)? {time}",
      "<but>? (make|change|move|set|push|shift|put|reschedule|do|postpone|delay) <it> (to|for|at|on|by|until)? {hour}",
      "<but>? (on|at|by)? {time} (instead|rather)",
      "<but> <but>? (at|to|make it)? {hour}",
      "<but>? (it is|it should be|should be|that should be) (on|at|by|for)? {time}",
      "<but>? (change|set) the (time|date|day) to {time}",
      "<but>? (change|set) the time to {hour}",
      "<but>? (push|move|shift|postpone|delay) <it> (back|by|out|back by|forward|forward by)? {duration}",
      "{duration} (later|earlier)",
      "<but>? (make|change|set|do|have|keep|send) <it> (to|on)? {time} only",
      "<but>? (make|do|send|keep|remind me)? <it>? only (on|at)? {time}",
      "<but>? (change|set|edit|update|make) (the|its) (rule|schedule|repetition|recurrence|rhythm|frequency) (to)? {time}",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    patterns: [
      "<but>? (call|name|rename|title) <it> (to)? {newTitle}",
      "<but>? (it should say|it should read|it should be called|change the title to|change the name to|change it to|change that to|make it say) {newTitle}",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    priority: "high",
    patterns: [
      "<but>? (make|mark|set) <it> (as|to|a)? (urgent|important|high priority|top priority|high)",
      "(it is|that is) (urgent|important|high priority)",
      "(urgent|important|high priority)",
    ],
  },
  {
    intent: "task.update",
    target: "focus",
    priority: "low",
    patterns: [
      "(it is|that is) (not urgent|not important|low priority)",
      "(low priority|not urgent)",
    ],
  },
];

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
