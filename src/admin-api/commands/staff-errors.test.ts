import { OmiseError } from "../../omise";
import { toStaffError } from "./staff-errors";

it.each([
  ["Omise did not answer in time. Try again in a moment.", "Omise did not answer in time."],
  ["The payment service did not answer. Please try again.", "The payment service did not answer."],
  ["connect ECONNREFUSED", "connect ECONNREFUSED"],
])("advises to try again once: %s", (message, reason) => {
  const outage = new OmiseError(message, { code: "unreachable", retryable: true });
  expect((toStaffError(outage) as Error).message).toBe(
    `Omise could not be asked. Try again in a moment. (${reason})`,
  );
});
