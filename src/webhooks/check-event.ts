/**
 * What `doctor` delivers to a store's webhook address, to see whether it is taken in: an event that is
 * about nothing.
 *
 * @param livemode of the account, whose key decides it
 */
export function checkEvent(livemode: boolean): string {
  return JSON.stringify({
    object: "event",
    id: `evnt_${livemode ? "" : "test_"}doctor`,
    livemode,
    key: "doctor.check",
    data: { object: "doctor", id: "doctor", metadata: {} },
  });
}

const CHECK_EVENTS = [checkEvent(true), checkEvent(false)].map((body) => Buffer.from(body));

/**
 * Whether a delivery is `doctor`'s. It is checked as any other, and leaves no trace in what staff are
 * told about webhooks: Omise did not send it. An outsider who sends it, unsigned, gains nothing.
 */
export function isCheckEvent(rawBody: Buffer | string): boolean {
  const given = typeof rawBody === "string" ? Buffer.from(rawBody) : rawBody;
  return CHECK_EVENTS.some((body) => body.equals(given));
}
