import { type SandboxContext } from "../context";
import { type WebhookDelivery } from "../types";
import { time } from "./charges-table";
import { type DashboardView, renderMore } from "./dashboard-view";
import { html, type Html } from "./html";
import { shortId } from "./short-id";

/** What became of the latest webhooks, newest first. */
export function deliveriesTable(ctx: SandboxContext, view: DashboardView): Html {
  const { deliveries } = ctx.store;
  const latest = deliveries.slice(-view.show).reverse();
  if (latest.length === 0) return html`<p class="empty">No webhook has been sent yet.</p>`;
  return html`<div class="scroll">
      <table class="deliveries">
        <thead>
          <tr>
            <th>Event</th>
            <th>Charge</th>
            <th>Result</th>
            <th>At</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${latest.map(
            (delivery) =>
              html`<tr>
                <td>${delivery.key}</td>
                <td>${shortId(delivery.chargeId)}</td>
                <td>${result(delivery)}</td>
                <td>${time(delivery.at)}</td>
                <td class="actions">
                  <button
                    id="again-${delivery.id}"
                    data-post="/_sandbox/events/${delivery.eventId}/resend"
                  >
                    Resend
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${renderMore(view, deliveries.length)}`;
}

function result({ status, error, url }: WebhookDelivery): Html {
  const isGood = status !== null && status >= 200 && status < 300;
  return html`<span class="pill ${isGood ? "ok" : "bad"}">${status ?? "not delivered"}</span>
    <span class="mono cut" title="${error ?? url}">${error ?? url}</span>`;
}
