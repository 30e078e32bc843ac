// The periods that a summary can be of, as the screen offers them.
import { addDays, period, type LocalDate } from "../../lib/dates";

export interface PeriodChoice {
  value: "this" | "previous" | "year";
  text: string;
  from: LocalDate;
  to: LocalDate;
}

function half(year: number, second: boolean): { text: string; from: LocalDate; to: LocalDate } {
  return second
    ? { text: `H2 ${year}`, from: `${year}-07-01`, to: `${year}-12-31` }
    : { text: `H1 ${year}`, from: `${year}-01-01`, to: `${year}-06-30` };
}

/** This half-year, the one before, and the last twelve months. Empty while the day is not known. */
export function periods(today: LocalDate): PeriodChoice[] {
  const year = Number(today.slice(0, 4));
  if (!year) return [];
  const second = today.slice(5) >= "07-01";
  const lastYear = `${year - 1}${today.slice(4)}`;
  return [
    { value: "previous", ...half(second ? year : year - 1, !second) },
    { value: "this", ...half(year, second) },
    { value: "year", text: "Last 12 months", from: addDays(lastYear, 1), to: today },
  ];
}

/** This quarter and the one before. */
export function quarters(today: LocalDate): { text: string; from: LocalDate; to: LocalDate }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (!year || !month) return [];
  const now = year * 4 + Math.floor((month - 1) / 3);
  return [now, now - 1].map((at) => {
    const [y, q] = [Math.floor(at / 4), at % 4];
    const two = (n: number) => String(n).padStart(2, "0");
    return {
      text: `Q${q + 1} ${y}`,
      from: `${y}-${two(q * 3 + 1)}-01`,
      to: `${y}-${two(q * 3 + 3)}-${q === 0 || q === 3 ? 31 : 30}`,
    };
  });
}

/** From the day after the last final summary, else the last, up to today; nothing where none is over. */
export function sinceLast(
  saved: readonly { to: LocalDate; final: boolean }[],
  today: LocalDate,
): { text: string; from: LocalDate; to: LocalDate } | undefined {
  const over = saved.filter(({ to }) => to < today);
  const frozen = over.filter(({ final }) => final);
  const last = (frozen.length > 0 ? frozen : over).map(({ to }) => to);
  if (last.length === 0) return undefined;
  const from = addDays(
    last.reduce((a, b) => (a > b ? a : b)),
    1,
  );
  return { text: "Since the last summary", from, to: today };
}

/** Which of the choices a period is; `custom` for any other. */
export function choiceOf(from: LocalDate, to: LocalDate, today: LocalDate): string {
  // This half-year may be told as far as it has come.
  const ends = (one: PeriodChoice) => one.to === to || (one.value === "this" && to === today);
  return periods(today).find((one) => one.from === from && ends(one))?.value ?? "custom";
}

/** "H2 2026", or the two days in words, for the name of a summary. */
export function periodName(from: LocalDate, to: LocalDate): string {
  const year = Number(from.slice(0, 4));
  const named = [half(year, false), half(year, true)].find(
    (one) => one.from === from && one.to === to,
  );
  if (named) return named.text;
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  return period(from, to);
}
