import { describe, expect, it } from "vitest";
import * as dates from "../src/lib/dates";

const TODAY = "2025-11-20"; // a Thursday

describe("dates as people say them", () => {
  it.each([
    ["2025-11-20", "Today"],
    ["2025-11-21", "Tomorrow"],
    ["2025-11-19", "Yesterday"],
    ["2025-11-24", "Mon"],
    ["2025-11-26", "Wed"],
    ["2025-11-27", "27 Nov"],
    ["2025-11-06", "6 Nov"],
    ["2026-01-30", "30 Jan 2026"],
    ["not a date", "not a date"],
  ])("%s is %s", (date, words) => {
    expect(dates.dayName(date, TODAY)).toBe(words);
  });

  it("says how late, without blame", () => {
    expect(dates.due("2025-11-18", TODAY)).toEqual({ text: "2 days late", late: true });
    expect(dates.due("2025-11-19", TODAY)).toEqual({ text: "1 day late", late: true });
    expect(dates.due("2025-11-20", TODAY)).toEqual({ text: "Today", late: false });
  });

  it("gives the sidebar its short form", () => {
    expect(dates.contactShort("2025-11-20", TODAY)).toBe("today");
    expect(dates.contactShort("2025-11-25", TODAY)).toBe("Tue");
    expect(dates.contactShort("2025-10-16", TODAY)).toBe("5 wk");
  });

  it("names days, weeks and periods", () => {
    expect(dates.dayTitle(TODAY)).toBe("Thursday 20 November");
    expect(dates.startOfWeek("2025-11-23")).toBe("2025-11-17");
    expect(dates.period("2025-06-01", "2025-11-30")).toBe("1 June to 30 November 2025");
    expect(dates.distance("2025-11-06", TODAY)).toBe("14 days ago");
    expect(dates.distance("2025-12-18", TODAY)).toBe("in 4 weeks");
  });

  it("counts over leap days, years and clock changes", () => {
    expect(dates.addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(dates.addDays("2025-12-31", 1)).toBe("2026-01-01");
    // Clocks change on these nights in Europe and America.
    expect(dates.daysBetween("2025-03-29", "2025-03-31")).toBe(2);
    expect(dates.daysBetween("2025-11-01", "2025-11-03")).toBe(2);
  });

  it("does not shift a date in any time zone", () => {
    const zone = process.env.TZ;
    for (const [far, minutes] of [
      ["Pacific/Kiritimati", -840],
      ["Pacific/Pago_Pago", 660],
    ] as const) {
      process.env.TZ = far;
      expect(new Date().getTimezoneOffset(), "the test did move").toBe(minutes);
      expect(dates.dayName(TODAY, TODAY), `in ${far}`).toBe("Today");
      expect(dates.addDays(TODAY, 0), `in ${far}`).toBe(TODAY);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});
