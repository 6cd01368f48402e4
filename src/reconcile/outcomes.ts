import { type Step } from "./facts";

export function wait(why: string): Step {
  return { kind: "wait", why };
}

export function retry(why: string): Step {
  return { kind: "retry", why };
}

/** Nothing is left to do for the charge's present status. */
export function finish(why: string): Step {
  return { kind: "finish", why };
}
