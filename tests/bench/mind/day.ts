/** One message of a day, and what a model says to it when it is asked, call by call. */
export interface DayTurn {
  say: string;
  model?: string[];
}

const call = (tool: string, args: object = {}) => JSON.stringify({ tool, args });

/**
 * A working day of one person, in the order in which it comes: what they note down, look up, put off and talk about.
 * Where local understanding is enough, the model is not asked, whatever is written here.
 */
export const DAY: readonly DayTurn[] = [
  { say: "good morning" },
  { say: "what's on today?" },
  { say: "remind me to call the landlord at 11" },
  { say: "add send the offer to Petra by Friday" },
  {
    say: "add book a table for two on Sunday",
    model: [call("add_task", { title: "book a table for two", when: "on Sunday" })],
  },
  { say: "yes" },
  {
    say: "which of these should I start with?",
    model: [
      call("list_tasks"),
      "Start with T2: the offer is due on Friday, the table can wait until Sunday.",
    ],
  },
  {
    say: "how would you begin an email to a client you owe an apology?",
    model: [
      "Name what went wrong in the first sentence, without reasons. Then say what you will do about it and by when. Thank them at the end, not at the start.",
    ],
  },
  { say: "remind me every weekday at 9 to plan the day" },
  { say: "show my reminders" },
  {
    say: "could you put oat milk on that list of mine",
    model: [call("add_task", { title: "oat milk" })],
  },
  { say: "yes" },
  { say: "what do I have on Friday?" },
  { say: "thanks, that helps", model: ["You are welcome."] },
  { say: "done 2" },
  { say: "undo" },
  {
    say: "the report has to be in by next Wednesday, please keep an eye on it",
    model: [call("add_reminder", { title: "the report", when: "next Wednesday" })],
  },
  { say: "yes" },
  { say: "snooze that until tomorrow 10am" },
  {
    say: "On planes I always take the aisle seat",
    model: [call("remember", { fact: "always take the aisle seat" })],
  },
  { say: "yes" },
  { say: "what time is it in New York?" },
  {
    say: "is it rude to decline a meeting without giving a reason?",
    model: [
      "Not rude, but a short reason keeps good will: one clause is enough. Offer another way to help if there is one.",
    ],
  },
  { say: "add water the plants tomorrow" },
  { say: "add pick up the parcel" },
  { say: "tasks" },
  { say: "move 4 to Thursday" },
  {
    say: "is anything of that really urgent?",
    model: [
      call("list_tasks"),
      "Only the offer to Petra (T2) has a date this week. The rest can wait.",
    ],
  },
  { say: "remind me in 20 minutes to check the oven" },
  {
    say: "who wrote The Trial?",
    model: ["Franz Kafka wrote it in 1914 and 1915; it was published in 1925, after his death."],
  },
  { say: "and in which language?", model: ["In German."] },
  { say: "delete 5" },
  { say: "what's on tomorrow?" },
  {
    say: "it would be great if somebody nudged me about the rent on the 1st",
    model: [call("add_reminder", { title: "the rent", when: "on the 1st" })],
  },
  { say: "yes" },
  { say: "remember that my badge number is 4711" },
  {
    say: "what do you remember about me?",
    model: [call("list_memory"), "That you take the aisle seat, and your badge number 4711."],
  },
  {
    say: "which seat would suit me on the train?",
    model: ["The aisle, as you always take it on planes."],
  },
  { say: "add call the dentist, urgent" },
  { say: "done with the parcel" },
  {
    say: "give me three ideas for a team lunch that is not pizza",
    model: [
      "A bowl bar where everybody mixes their own. A mezze table to share. Soup and good bread from the bakery next door.",
    ],
  },
  {
    say: "the second one sounds good",
    model: ["Mezze suits a mixed group well, since most of it is vegetarian."],
  },
  { say: "remind me tomorrow at 12 to order mezze" },
  { say: "what is overdue?" },
  { say: "rename 3 to Book a table for three" },
  {
    say: "Call Petra Monday 4pm please, about the offer",
    model: [call("add_reminder", { title: "Call Petra about the offer", when: "Monday 4pm" })],
  },
  { say: "yes" },
  {
    say: "how long does a letter to Norway take?",
    model: [
      "Mostly three to six working days from central Europe. I do not know your post office's present times.",
    ],
  },
  { say: "/week" },
  { say: "snooze 1 for an hour" },
  {
    say: "compare what I have to do today with tomorrow",
    model: [
      call("show_agenda", { when: "tomorrow" }),
      "Tomorrow holds the plants and the mezze; today is fuller.",
    ],
  },
  { say: "nice, thank you", model: ["You are welcome."] },
  { say: "quiet hours from 22:00 to 7:00" },
  { say: "add read the contract by Tuesday" },
  {
    say: "what should I not forget before the weekend?",
    model: [call("list_tasks"), "The offer by Friday (T2), then the table for Sunday (T3)."],
  },
  { say: "done 2" },
  {
    say: "ich muss noch die Steuer machen",
    model: [call("add_task", { title: "die Steuer machen" })],
  },
  { say: "show my tasks" },
  {
    say: "what did I finish today?",
    model: [call("list_tasks", { filter: "done" }), "The parcel and the offer to Petra."],
  },
  { say: "good night" },
];
