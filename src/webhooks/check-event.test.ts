import { parseEvent } from "../omise";
import { checkEvent, isCheckEvent } from "./check-event";

it.each([true, false])("is an event of its mode about no charge (live: %s)", (livemode) => {
  expect(parseEvent(checkEvent(livemode))).toMatchObject({ livemode, data: { charge_id: null } });
});

it("is known by every byte of it", () => {
  const body = checkEvent(false);
  expect(isCheckEvent(body)).toBe(true);
  expect(isCheckEvent(Buffer.from(checkEvent(true)))).toBe(true);
  expect(isCheckEvent(`${body} `)).toBe(false);
});
