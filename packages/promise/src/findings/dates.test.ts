import { expect, test } from "vitest";
import { endOf, plus, startOf } from "./dates.ts";

test("a month or year has a first and a last day", () => {
  expect([
    startOf("2024"),
    endOf("2024"),
    startOf("2024-02"),
    endOf("2024-02"),
    endOf("2024-12"),
    endOf("2024-2-3"),
  ]).toEqual(["2024-01-01", "2024-12-31", "2024-02-01", "2024-02-29", "2024-12-31", "2024-02-03"]);
});

test("a term runs to the same day of its last month, or that month's last", () => {
  expect(plus("2024-01-31", { count: 1, unit: "month" })).toBe("2024-02-29");
  expect(plus("2024-02-29", { count: 1, unit: "year" })).toBe("2025-02-28");
  expect(plus("1994-04-20", { count: 5, unit: "year" })).toBe("1999-04-20");
  expect(plus("2024-12-30", { count: 2, unit: "week" })).toBe("2025-01-13");
  expect(plus("2024-12-30", { count: 3, unit: "day" })).toBe("2025-01-02");
  expect(plus("2024-12-30", { count: 24, unit: "hour" })).toBe("2024-12-31");
});
