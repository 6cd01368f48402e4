import { isoSeconds } from "../clock";
import { type SandboxContext } from "../context";
import { faultPresets, isPresetOn } from "../fault-presets";
import { chargesTable } from "./charges-table";
import { dashboardScript } from "./dashboard-script";
import { dashboardStyle } from "./dashboard-style";
import { deliveriesTable } from "./deliveries-table";
import { html, type Html, page } from "./html";

/** The page at `/`: charges, webhooks and faults. Shows no key and no webhook secret. */
export function renderDashboard(ctx: SandboxContext): string {
  const now = ctx.clock.now();
  const body = html`<div class="wrap">
      <header>
        <h1>Omise sandbox</h1>
        <p>Atome QR charges on this machine. No money moves.</p>
        <div class="end">
          <span class="hint" id="now" data-now="${now}">${readable(now)}</span>
          <button
            id="hour"
            data-post="/_sandbox/clock"
            data-body="${JSON.stringify({ advance_ms: 3_600_000 })}"
            title="Moves the sandbox's clock one hour forward"
          >
            +1 h
          </button>
          <button
            class="danger"
            id="reset"
            data-post="/_sandbox/reset"
            data-confirm="Forget all charges, webhooks and faults?"
          >
            Reset
          </button>
        </div>
      </header>
      <main>
        <section>
          <div class="head"><h2>Charges</h2></div>
          <div data-part="charges">${chargesTable(ctx)}</div>
        </section>
        <div class="columns">
          <section>
            <div class="head"><h2>Webhooks</h2></div>
            <div data-part="deliveries">${deliveriesTable(ctx)}</div>
          </section>
          <div>
            <section>
              <div class="head"><h2>Faults</h2></div>
              <div data-part="faults">${faults(ctx)}</div>
            </section>
            <section>
              <div class="head">
                <h2>Webhook URLs</h2>
                <span class="hint">used unless a charge brings its own</span>
              </div>
              <div class="accounts" data-part="accounts">${accounts(ctx)}</div>
            </section>
          </div>
        </div>
      </main>
    </div>
    <dialog aria-labelledby="refund-title">
      <form>
        <h2 id="refund-title">Refund a part</h2>
        <p class="hint"></p>
        <input type="text" inputmode="decimal" aria-label="Amount" required />
        <div class="row">
          <button type="button" data-cancel>Cancel</button>
          <button class="good">Refund</button>
        </div>
      </form>
    </dialog>
    <div id="note" role="status"></div>`;
  return page("Omise sandbox", body, dashboardStyle, dashboardScript);
}

function faults(ctx: SandboxContext): Html {
  const switches = Object.entries(faultPresets).map(
    ([id, { label }]) =>
      html`<label>
        <input
          type="checkbox"
          role="switch"
          id="preset-${id}"
          data-preset="${id}"
          ${isPresetOn(ctx, id) && "checked"}
        />${label}
      </label>`,
  );
  const rules = ctx.faults.list();
  return html`<div class="switches">${switches}</div>
    ${
      rules.length > 0 &&
      html`<ul class="rules mono">
        ${rules.map((rule) => html`<li>${JSON.stringify(rule)}</li>`)}
      </ul>`
    }`;
}

function accounts(ctx: SandboxContext): Html[] {
  return ctx.accounts.map(
    ({ id, name, currency, webhookUrl }) =>
      html`<label>
        <span>${name ?? id} <span class="hint">${currency}</span></span>
        <input
          type="text"
          id="url-${id}"
          data-account="${id}"
          value="${webhookUrl ?? ""}"
          placeholder="no webhooks"
          spellcheck="false"
        />
      </label>`,
  );
}

function readable(ms: number): string {
  return `${isoSeconds(ms).replace("T", " ").replace("Z", "")} UTC`;
}
