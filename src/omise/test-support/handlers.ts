import { chargeBody } from "./omise-bodies";
import { json, type Handler } from "./start-server";

/** Fails as given until the `times`th request is over, then answers with a charge. */
export const failing = (times: number, fail: Handler): Handler => {
  return (response, request, count) =>
    count > times ? json(response, chargeBody()) : fail(response, request, count);
};

export const status = (code: number, headers = {}): Handler => {
  return (response) => void response.writeHead(code, headers).end("<html>");
};
