import type { FrameSpec } from "../../locale.ts";

/** Tasks, in English. The first frame that fits decides, so the more telling ones come first. */
export const taskFrames: readonly FrameSpec[] = [
  {
    intent: "task.list",
    filter: "overdue",
    strong: true,
    patterns: [
      "(what is|which <my>? tasks are|which are|what tasks are|what are|anything|is anything|is there anything|do i have anything|show|show me|list) <my>? (overdue|late|past due) <tasks>?",
      "<my>? overdue <tasks>?",
      "what (am i|have i|did i) (late|behind|miss|missed) (with|on|for)?",
    ],
  },
  {
    intent: "task.list",
    filter: "done",
    strong: true,
    patterns: [
      "what (did|have) i (already|all)? (finish|finished|complete|completed|do|done|get done|got done|accomplish|accomplished) (so far|already|{time})?",
      "<show>? <my>? (done|completed|finished|closed) <tasks>",
      "what is (done|completed|finished)",
      "which <tasks> (are|have i|did i) (done|completed|finished|complete|finish)",
    ],
  },
  {
    intent: "task.list",
    filter: "today",
    strong: true,
    patterns: [
      "<show>? <my>? <tasks> (for|due|due on|of) today",
      "what (is|are) <my>? (due|tasks|todos) (for)? today",
      "(what is|anything|is anything) due today",
      "what (do i|should i|must i|do i need to|do i have to|have i got to|am i supposed to|have i to|is there to) (have|need)? (to)? (do|get done|finish) today",
      "today 's <tasks>",
      "<show> today 's <tasks>",
    ],
  },
  {
    intent: "task.list",
    filter: "tomorrow",
    strong: true,
    patterns: [
      "<show>? <my>? <tasks> (for|due|due on|of) tomorrow",
      "(what is|anything|is anything) due tomorrow",
      "what (are) <my>? <tasks> (for)? tomorrow",
      "what (do i|should i|must i|do i need to|do i have to|have i got to) (have|need)? (to)? (do|get done|finish) tomorrow",
      "<show>? tomorrow 's <tasks>",
    ],
  },
  {
    intent: "task.list",
    filter: "week",
    strong: true,
    patterns: [
      "<show>? <my>? <tasks> (for|due|of)? this week",
      "(what is|anything|is anything) due this week",
      "<show>? this week 's <tasks>",
      "what (do i|should i|must i|do i need to|do i have to|have i got to) (have|need)? (to)? (do|get done|finish) this week",
    ],
  },
  {
    intent: "task.list",
    filter: "open",
    strong: true,
    patterns: [
      "<show> (what is)? (on)? <my>? (open|remaining|pending|current|unfinished|outstanding|undone)? <tasks> (i have|i have got|please|do i have|again|now|left)?",
      "<my>? (open|remaining|pending|current|unfinished|outstanding)? (tasks|todos|to dos|todo list|to do list|task list)",
      "what (is|was) (still)? (on|in) <my>? <tasks>",
      "what (tasks|todos|to dos|things) (do i have|have i got|are there|are left|are open|are on <my>? <tasks>|remain) (left|open|to do|on <my>? <tasks>)?",
      "what (is left|is left to do|is open|is still open|is pending|remains|else is there|else do i have|else) (to do|to be done)?",
      "what (do i|should i|must i|have i) (still|have|need|got)? (have)? to do (next|now)?",
      "do i have (any|anything) (open|pending|left)? (<tasks>|to do) (left|open)?",
      "how many <my>? <tasks> (do i have|are there|are left|have i) (left|open|got)?",
    ],
  },
  {
    intent: "task.reopen",
    strong: true,
    patterns: [
      "(reopen|uncheck|unfinish|untick|restore|undone) {ref}",
      "(mark|set) {ref} (as|to)? (not done|open|undone|not finished|incomplete|unfinished|not complete|not completed) (again)?",
      "{num} (is|are) not (done|finished|complete) (yet|after all)?",
      "(bring|put) {ref} back (on|to|onto) <my>? <list>",
    ],
  },
  {
    intent: "task.complete",
    strong: true,
    patterns: [
      "(<finished>|<complete>|close) {num}",
      "{num} (is|are)? <done>",
      "(mark|set|check|tick|cross) {num} (as)? <done> (on <my>? <list>|from <my>? <list>)?",
      "(mark|set|check|tick|cross) <done> {num}",
    ],
  },
  {
    intent: "task.complete",
    strong: true,
    patterns: [
      "(mark|set|check|tick) (<the>? <taskwords>)? {ref} (as)? <done> (on <my>? <list>|from <my>? <list>|in <my>? <list>)?",
      "mark (as)? <done> {ref}",
      "(check|tick|cross) off {ref} (on|from|in) <my>? <list>",
      "(check|tick|cross|mark) {ref} off (on|from|in|of)? (<my>? <list>)?",
      "(complete|finish) {ref} (on|from|in) <my>? <list>",
      "(complete|finish|close) (<the>? <taskwords>) (called|named|of|to|that)? {ref}",
      "<the>? <taskwords> {ref} (is|has been|was) (done|finished|completed|complete)",
    ],
  },
  {
    intent: "task.complete",
    patterns: [
      "(check|tick|cross|mark) off {ref}",
      "complete {ref}",
      "(i|i have|i am)? (finished|completed|done with|finished with|have finished|have completed|am done with|am finished with|just finished|just completed|have just finished|have just completed) (with)? {ref}",
      "done {ref}",
      "{ref} (is|are) (done|finished|completed)",
      "{ref} done",
    ],
  },
  {
    intent: "task.complete",
    doubt: "which-intent",
    patterns: [
      "i (have)? (already|just|finally) {ref}",
      "i did {ref}",
      "{ref} (is|are) (already|all|now) (done|finished|completed)",
    ],
  },
  {
    intent: "task.complete",
    target: "focus",
    patterns: [
      "(it is)? (done|finished|completed) (it|that|this|with it|with that|now|already)?",
      "i (did|have done|finished|have finished|completed|am done with) (it|that|this|that one)",
      "(check|mark|tick) (it|that|this) (off|done|as done)",
      "all done",
    ],
  },
  {
    intent: "task.delete",
    strong: true,
    filter: "done",
    target: "all",
    patterns: [
      "<delete> (all|all of|every|everything)? <my>? (done|completed|finished|closed) <tasks>",
      "<delete> (all|everything|every task|<my>? <tasks>) (that is|that are|i have|which are)? (done|completed|finished|closed)",
      "(clear|clean) up <my>? (done|completed|finished) <tasks>",
    ],
  },
  {
    intent: "task.delete",
    strong: true,
    target: "all",
    patterns: [
      "<delete> (all|all of|everything|every|every single|<my>|the whole|my whole|my entire|the entire) (my|the|of my|of the|on my|from my|on the)? (tasks|todos|to dos|task|todo|list|todo list|to do list|task list)",
    ],
  },
  {
    intent: "task.delete",
    strong: true,
    patterns: [
      "<delete> (<taskwords>|<the>? <taskwords>) (number|called|named|that|to|about)? {ref}",
      "<delete> {num}",
      "<delete> {ref} (from|off|on|of|off of|in|out of) <my>? <list>",
      "take {ref} (off|off of|from|out of) <my>? <list>",
      "take {num} off",
      "<list> delete/remove {ref}",
      "<delete> {ref} <taskwords>",
    ],
  },
  {
    intent: "task.update",
    strong: true,
    patterns: [
      "(rename|retitle|reword) <the>? <taskwords>? {ref} (to|as|into) {newTitle}",
      "(rename|retitle) {focus} {newTitle}",
      "(change|set|edit|update) <the>? (title|name|text) (of|for) {ref} (to|into) {newTitle}",
      "(change|edit|update) {num} to (say|read|be) {newTitle}",
      "call {num} {newTitle}",
    ],
  },
  {
    intent: "task.update",
    strong: true,
    priority: "high",
    patterns: [
      "(set|change|raise|bump|increase|put) (the)? (priority|prio) (of|for|on) {ref} (to|as)? (high|top|highest|urgent|important)",
      "(raise|increase) (the)? priority (of|for) {ref}",
      "(make|mark|set|flag|give) {ref} (as|a|to|with)? (high priority|top priority|highest priority|high prio|urgent|important|very important|high|most important)",
      "(set|change|raise|increase) {ref} (priority|prio) (to)? (high|top|highest)",
      "{num} (is|are) (high priority|urgent|important|top priority)",
      "prioritise/prioritize {ref}",
    ],
  },
  {
    intent: "task.update",
    strong: true,
    priority: "low",
    patterns: [
      "(set|change|lower|put) (the)? (priority|prio) (of|for|on) {ref} (to|as)? (low|lowest)",
      "(make|mark|set|flag|give) {ref} (as|a|to)? (low priority|lowest priority|low prio|not urgent|unimportant|not important|low)",
      "{num} (is|are) (low priority|not urgent|not important)",
    ],
  },
  {
    intent: "task.update",
    strong: true,
    priority: "normal",
    patterns: [
      "(set|change|put) (the)? (priority|prio) (of|for|on) {ref} (to|as)? (normal|medium|default)",
      "(remove|clear) (the)? priority (of|from|for|on) {ref}",
      "(make|mark|set|flag|give) {ref} (as|a|to)? (normal priority|normal|medium priority|default priority)",
    ],
  },
  {
    intent: "task.update",
    strong: true,
    patterns: [
      "<move> (<the>? <taskwords>)? {num} (to|until|till|for|on|by|from)? {time}",
      "<move> <the>? <taskwords> {ref} (to|until|till|for|on|by)? {time}",
      "(set|change|move|give|update) (the)? (due date|deadline|date|due) (of|for|on) {ref} (to|on|as)? {time}",
      "(set|change|move|update|push|give) {ref} (due date|deadline|date|due) (to|on|as|by)? {time}",
      "{num} (is|are) due (on|by|at)? {time}",
    ],
  },
  {
    intent: "task.add",
    strong: true,
    patterns: [
      "(new|add|create|make)? (todo/task/todos/tasks/to-do|to do) {title}",
      "<add>? (<the>? <taskwords>|<the>? new <taskwords>|<manytasks>|<the>? <task>|to <my> <list>|to do) (to|called|named|that says|saying|titled|for me to|that i (need|have) to|is|are|which is|with the title)? {title}",
      "<add> {title} (to|on|onto|in|into|for) <my>? <list>",
      "<add> (to|on|onto|in) <my>? <list> {title}",
      "(to|on) <my>? <list> <add> {title}",
      "<list> <add> {title}",
      "(i need|we need|i want) (to have)? {title} on <my>? <list>",
    ],
  },
  {
    intent: "task.add",
    strong: true,
    patterns: [
      "<add> (<the>? <task>|<the>? <taskwords>|something to <my>? <list>|new task|to <my>? <list>|an item|items|<manytasks>|something|some items to <my>? <list>)",
      "(new task|new todo|todo|task|add)",
    ],
  },
  {
    intent: "task.add",
    patterns: [
      "add {title}",
      "(note to self|memo to self|note to myself|self) {title}",
      "i (need|have|got|have got|must|ought|should|really need|still need|still have) (to)? {title}",
      "(i|we) (need|have) to {title}",
      "do not forget (to|about) {title}",
      "remember to {title}",
      "i (must|should) not forget (to|about) {title}",
      "(put|note|jot|write) down {title}",
    ],
  },
  {
    intent: "task.delete",
    patterns: ["<delete> {ref}"],
  },
  {
    intent: "task.update",
    patterns: ["<move> {ref} (to|until|till|for|on|by) {time}"],
  },
];
