import { type Json } from "./omise-api";
import { text, type Walk } from "./walk";

/** What Omise's documentation leaves open, and what its test mode answers. */
export function answers(walk: Walk): [question: string, answer: string][] {
  const said = (step: string) => {
    const answer = walk.get(step);
    if (!answer) return "was not asked";
    const { status, body } = answer;
    const code = text(body, "code");
    return code ? `${status} ${code}: ${text(body, "message")}` : `${status} ${state(body)}`;
  };
  return [
    ["Which image has a code?", walk.get("image")?.contentType ?? "none in the first answer"],
    ["An amount below the minimum?", said("charge, too small")],
    ["An amount above the maximum?", said("charge, too big")],
    ["Another country's currency?", said("charge, other currency")],
    ["A life of 5 seconds?", said("charge, expires too soon")],
    ["A life of 13 hours?", said("charge, expires too late")],
    ["An item that costs nothing?", said("charge, item for nothing")],
    ["A phone number that is none?", said("charge, odd phone")],
    ["A paid charge is expired?", said("expire, paid")],
    ["An expired charge is expired?", said("expire, expired")],
    ["An expired charge is marked as paid?", said("paid, expired")],
    ["A charge that is not paid is refunded?", said("refund, not paid")],
    ["More is refunded than is left?", said("refund, more than is left")],
    ["The smallest unit is refunded?", said("refund, smallest")],
    ["Which events were there, newest first?", eventsOf(walk.get("events, newest first")?.body)],
  ];
}

function state(body: Json): string {
  return [text(body, "status"), text(body, "failure_code")].filter(Boolean).join(" ");
}

function eventsOf(body: Json | undefined): string {
  const data = body && typeof body === "object" && !Array.isArray(body) ? body.data : null;
  return Array.isArray(data) ? data.map((event) => text(event, "key")).join(", ") : "none";
}
