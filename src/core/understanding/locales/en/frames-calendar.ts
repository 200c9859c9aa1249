import type { FrameSpec } from "../../locale.ts";

/** Calendar entries and flights, in English. */
export const calendarFrames: readonly FrameSpec[] = [
  {
    intent: "calendar.update",
    patterns: [
      "(change|update|edit|modify|set) <the>? <detail> (of|for) (the|my|that|this|our)? {title} (from {any})? (to|until) {any}",
      "(change|update|edit|modify) <the>? <detail> (of|for) (the|my|that|this|our)? {title}",
      "<move> (the|my|that|this|our)? {title} from {any} (to|until|till) {any}",
      "<move> (the|my|that|this|our)? {title} (to|until|till|for|on|at|by) (be|start|begin)? {time}",
      "<move> (the|my|that|this|our)? {title} (to|until|till|at) {hour}",
      "<move> (the|my|that|this|our)? {title} (back|forward|up|out)? (by)? {duration}",
      "(rename|retitle) (the|my)? {title} to {newTitle}",
      "(extend|shorten|lengthen) (the|my|that|this)? {title} (by|to|until) {any}",
      "(change|reschedule|move|postpone|update|modify|edit) (the|my|that|this|our|an|a)? {title}",
    ],
  },
  {
    intent: "calendar.delete",
    patterns: [
      "(delete|remove|take|erase|drop|clear|cancel) (the|my|that|this)? {title} (from|off|off of|out of|on) (my|the|our)? <calendarnoun> (for|on)? {any}?",
      "(clear|empty|wipe|erase|delete) (my|the|our)? (whole|entire)? <calendarnoun> (for|on)? {any}?",
      "<cancel> (the|my|our|an|that)? (event|appointment|entry|meeting) (called|named|titled) {title}",
      "<cancel> (the|my|our|an|a|that|this|all|all my|all the|every)? {title}",
    ],
  },
  {
    intent: "calendar.add",
    patterns: [
      "<book> (a|an|the|my|our|another)? (new)? (event|appointment|entry|calendar entry|meeting|reminder|calendar event) (called|named|titled) {title}",
      "(add|put|place|enter|save|include) (a|an|the|my|our)? {title} (to|on|in|into|onto) (my|the|our)? (family|work|personal)? <calendarnoun> {any}?",
      "<book> (a|an|the|my|our)? (event|appointment) (for|on|at|to) {title}",
      "(schedule|book|plan|arrange|set up) (a|an|the|my|our|another|us|in)? {title}",
      "(make|create|add|set|put|put in) (a|an|the|my|our|another|me a|me an)? (new)? {title}",
      "(block|block off|block out|reserve) {title}",
      "(mark|show|set) me (as)? {title}",
      "append {title}",
    ],
  },
  {
    intent: "flights.search",
    strong: true,
    patterns: [
      "(find|search|search for|look for|get|show|book|look up) (me)? (a|some|any)? (one way|round trip|return|direct|cheap|economy|first class|business class)? (flight|flights) {any}?",
      "(flight|flights|fly) (from|to) {any}",
      "(i need|i want|i would like|i am looking for) (a|some)? (one way|round trip|return|direct|cheap)? (flight|flights) {any}?",
      "(i want|i need|i would like) to (fly|book a flight) {any}?",
    ],
  },
  {
    intent: "flight.status",
    strong: true,
    patterns: [
      "(status|flight status) (of|for)? (flight)? {any}",
      "(is|has) (my|flight) {any}? (on time|delayed|landed|arrived|departed|boarding)",
      "(when|what time) (does|will|is) my flight {any}",
    ],
  },
];
