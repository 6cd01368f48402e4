import { type TestStore } from "./store-suite";

/**
 * What Omise was asked to change since the last `clearRequests()`, such as
 * `POST /charges/chrg_test_1/expire`. The sandbox refuses much by itself: that nothing has changed
 * there does not prove that nothing was asked.
 */
export function changesAsked({ sandbox }: Pick<TestStore, "sandbox">): string[] {
  return sandbox.requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path}`);
}
