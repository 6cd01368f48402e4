import { type SandboxContext } from "../context";
import { type WebhookDelivery } from "../types";
import { time } from "./charges-table";
import { html, type Html } from "./html";

const MAX_ROWS = 30;

/** What became of the latest webhooks, newest first. */
export function deliveriesTable(ctx: SandboxContext): Html {
  const latest = ctx.store.deliveries.slice(-MAX_ROWS).reverse();
  if (latest.length === 0) return html`<p class="empty">No webhook has been sent yet.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Event</th>
          <th>Result</th>
          <th>At</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${latest.map(
          (delivery) =>
            html`<tr>
              <td>
                ${delivery.key}
                <span class="mono cut" title="${delivery.url}">${delivery.chargeId}</span>
              </td>
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
  </div>`;
}

function result({ status, error, url }: WebhookDelivery): Html {
  const isGood = status !== null && status >= 200 && status < 300;
  return html`<span class="pill ${isGood ? "ok" : "bad"}">${status ?? "not delivered"}</span>
    <span class="mono cut" title="${error ?? url}">${error ?? url}</span>`;
}
