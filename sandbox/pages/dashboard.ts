import { isoSeconds } from "../clock";
import { type SandboxContext } from "../context";
import { faultPresets, isPresetOn } from "../fault-presets";
import { chargesTable } from "./charges-table";
import { dashboardScript } from "./dashboard-script";
import { dashboardStyle } from "./dashboard-style";
import { type DashboardTab, type DashboardView, renderTabs } from "./dashboard-view";
import { deliveriesTable } from "./deliveries-table";
import { renderDialogs } from "./dialogs";
import { html, type Html, page } from "./html";

/** The page at `/`: charges, webhooks or faults. Shows no key and no webhook secret. */
export function renderDashboard(ctx: SandboxContext, view: DashboardView): string {
  const now = ctx.clock.now();
  const body = html`<div class="wrap">
      <header>
        <h1>Omise sandbox</h1>
        <p>Atome charges on this machine. No money moves.</p>
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
      <div data-part="tabs">${renderTabs(view, notes(ctx))}</div>
      <main>${parts[view.tab](ctx, view)}</main>
    </div>
    ${renderDialogs()}
    <div id="note" role="status"></div>`;
  return page("Omise sandbox", body, dashboardStyle, dashboardScript);
}

const parts: Record<DashboardTab, (ctx: SandboxContext, view: DashboardView) => Html> = {
  charges: (ctx, view) =>
    html`<section>
      <h2 class="for-ears">Charges</h2>
      <div data-part="charges">${chargesTable(ctx, view)}</div>
    </section>`,
  webhooks: (ctx, view) =>
    html`<section>
        <h2 class="for-ears">Webhooks</h2>
        <div data-part="deliveries">${deliveriesTable(ctx, view)}</div>
      </section>
      <section>
        <div class="head">
          <h2>Webhook URLs</h2>
          <span class="hint">used unless a charge brings its own</span>
        </div>
        <div class="accounts" data-part="accounts">${accounts(ctx)}</div>
      </section>`,
  faults: (ctx) =>
    html`<section>
      <h2 class="for-ears">Faults</h2>
      <div data-part="faults">${faults(ctx)}</div>
    </section>`,
};

/** A fault that is on, or webhooks that do not arrive, must not be forgotten in a tab that is closed. */
function notes(ctx: SandboxContext): Record<DashboardTab, string> {
  const on = Object.keys(faultPresets).filter((id) => isPresetOn(ctx, id)).length;
  const { charges, deliveries } = ctx.store;
  return {
    charges: String(charges.size),
    webhooks: String(deliveries.length),
    faults: on > 0 ? `${on} on` : "",
  };
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
