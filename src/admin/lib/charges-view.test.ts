import {
  isFiltered,
  readChargesView,
  toPageQuery,
  toQuery,
  writeChargesView,
} from "./charges-view";

const read = (search: string) => readChargesView(new URLSearchParams(search));

it("reads a URL and writes the same again, beside what is not the list's", () => {
  const search =
    "period=7&status=paid&status=expired&account=th&flow=redirect&attention=true&from=2026-11-01&to=2026-11-24&q=%231042&page=3";
  const written = writeChargesView(read(search), new URLSearchParams("period=7&status=failed"));
  expect(written.toString()).toBe(search);
});

it.each([
  ["status=nonsense", { status: [] }],
  ["attention=maybe", { attention: null }],
  ["flow=atome", { flow: null }],
  ["from=yesterday&to=2026-13-45", { from: null, to: null }],
  ["page=-1", { page: 0 }],
  ["page=x", { page: 0 }],
  ["", { status: [], account: [], flow: null, attention: null, q: "", page: 0 }],
])("makes nothing of %j", (search, expected) => {
  expect(read(search)).toMatchObject(expected);
});

it("asks for whole days of the staff's calendar", () => {
  const query = toQuery(read("from=2026-11-01&to=2026-11-01"));
  const hours = (Date.parse(query.get("to")!) - Date.parse(query.get("from")!)) / 3_600_000;
  expect(Math.round(hours)).toBe(24);
});

it("asks for a page, and for none when exporting", () => {
  expect(toPageQuery(read("page=3&status=paid")).toString()).toBe("status=paid&limit=20&offset=40");
  expect(toQuery(read("page=3&status=paid")).toString()).toBe("status=paid");
});

it("asks for a flow", () => {
  expect(toQuery(read("flow=redirect")).toString()).toBe("flow=redirect");
});

it.each([
  ["q=+", ""],
  ["q=+jane+", "q=jane"],
  ["q=jane+doe", "q=jane+doe"],
])("asks of %j for %j", (search, query) => {
  expect(toQuery(read(search)).toString()).toBe(query);
});

it.each([
  ["", false],
  ["page=2", false],
  ["status=paid", true],
  ["flow=qr", true],
  ["q=a", true],
  ["q=+", false],
])("%j is filtered: %s", (search, filtered) => {
  expect(isFiltered(read(search))).toBe(filtered);
});
