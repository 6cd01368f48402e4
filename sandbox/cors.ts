import { type Outcome } from "./answer-omise";
import { type HttpRequest, type Reply } from "./http";

/** What Omise.js asks for, from the shopper's browser and with the public key. */
const FOR_BROWSERS = ["/sources", "/capability"];

const ANY_ORIGIN = { "Access-Control-Allow-Origin": "*" };

/** The answer to a browser that asks whether it may; null for every other request. */
export function answerPreflight({ method, path }: HttpRequest): Reply | null {
  if (method !== "OPTIONS" || !FOR_BROWSERS.includes(path)) return null;
  return {
    status: 204,
    headers: {
      ...ANY_ORIGIN,
      "Access-Control-Allow-Methods": "GET, POST",
      "Access-Control-Allow-Headers": "Authorization, Content-Type, Omise-Version",
      "Access-Control-Max-Age": "600",
    },
  };
}

/** Lets pages read the answers that are meant for them, and only those. */
export function openToPages({ path }: HttpRequest, outcome: Outcome): Outcome {
  if (outcome === "cut" || !FOR_BROWSERS.includes(path)) return outcome;
  return { ...outcome, headers: { ...outcome.headers, ...ANY_ORIGIN } };
}
