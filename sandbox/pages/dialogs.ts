import { html, type Html } from "./html";

/** The last one stands for all that Omise may add: a store must have words for it, too. */
const FAILURE_CODES = [
  "payment_rejected",
  "failed_processing",
  "payment_expired",
  "something_new",
] as const;

/** What the dashboard asks before it does something; the script fills in what it is about. */
export function renderDialogs(): Html {
  return html`<dialog id="refund" aria-labelledby="refund-title">
      <form>
        <h2 id="refund-title">Refund a part</h2>
        <p class="hint"></p>
        <input name="amount" type="text" inputmode="decimal" aria-label="Amount" required />
        ${buttons("Refund")}
      </form>
    </dialog>
    <dialog id="fail" aria-labelledby="fail-title">
      <form>
        <h2 id="fail-title">Mark as failed</h2>
        <p class="hint">with the failure code</p>
        <div class="choices">
          ${FAILURE_CODES.map(
            (code, index) =>
              html`<label>
                <input type="radio" name="code" value="${code}" ${index === 0 && "checked"} />
                <span class="mono">${code}</span>
              </label>`,
          )}
        </div>
        ${buttons("Mark as failed")}
      </form>
    </dialog>`;
}

function buttons(label: string): Html {
  return html`<div class="row">
    <button type="button" data-cancel>Cancel</button>
    <button class="good">${label}</button>
  </div>`;
}
