/** Words that carry the frame of an English sentence; the trained part learns from their order. */
export const frameWords: ReadonlySet<string> = new Set(
  `a about accept accepted add after again agenda airline airport alarm alert all already also always am an and any
anyone anything append appointment appointments are arrange arrive ask at attending available back be been before begin
being between block board boarding book booked both bring busy by calendar call called can cancel cancelled change
chores class clear coming complete completed could create cross date day days deadline decline delay delayed delete did
do does doing done down drop due during duration earlier email empty end ends enter erase event events every everything
extend find finish finished flight flights flying fly follow for forget free from get give go going gone got had has have
having help her him his hold hour hours how i if in instead into invite invited is it item items join just keep know
last later leave left length let list location long look make many mark me meet meeting meetings minutes mom month
more move much my name need new next no not note notify now of off on one open or order organizer our out over play
pick plan planned planning plans please postpone priority push put read remember remind reminder reminders remove
rename reschedule reserve return room round run schedule scheduled search see send set should show some something
start starting starts status stop supposed take task tasks tell text that the their them then there they thing things
this ticket tickets time timer times tired to todo todos told trip turn unavailable undo until up update us wake want was
way we week were what when where whether which while who whose why will with without work would year yes yet you your
zone`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
