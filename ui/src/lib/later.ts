import { addDays, dayWithWeekday, startOfWeek } from "./dates";

/** Where "later" leads, with the words of the menu. */
export function laterChoices(today: string): { text: string; until: string; end: string }[] {
  const choices = [
    { text: "Tomorrow", until: addDays(today, 1) },
    { text: "Next week", until: addDays(startOfWeek(today), 7) },
    { text: "In two weeks", until: addDays(startOfWeek(today), 14) },
  ];
  return choices
    .filter(({ until }, i) => choices.findIndex((one) => one.until === until) === i)
    .map((choice) => ({ ...choice, end: dayWithWeekday(choice.until, today) }));
}
