import { isoSeconds } from "../clock";
import { accountOf, type SandboxContext } from "../context";
import { formatMoney } from "../currencies";
import { openDisputeOf } from "../disputes";
import { payLink } from "../pay-link";
import { isRefundable, leftOf, refundedAmount } from "../refund-rules";
import { isRedirect } from "../source-types";
import { type StoredCharge, type StoredEvent } from "../types";
import { type DashboardView, renderMore } from "./dashboard-view";
import { html, type Html } from "./html";
import { shortId } from "./short-id";

const nothing = html`<td data-none><span class="hint">–</span></td>`;

/** The newest charges, with what Omise's dashboard lets staff do to them. */
export function chargesTable(ctx: SandboxContext, view: DashboardView): Html {
  const charges = [...ctx.store.charges.values()].reverse();
  const { length } = charges;
  const lastEvents = new Map([...ctx.store.events.values()].map((e) => [e.chargeId, e]));
  if (length === 0) {
    return html`<p class="empty">
      No charges yet. Point Omise's <code>apiUrl</code> to <code>${ctx.publicUrl}</code>
    </p>`;
  }
  return html`<div class="scroll">
      <table class="charges">
        <thead>
          <tr>
            <th>Charge</th>
            <th>Status</th>
            <th>Created</th>
            <th>Expires</th>
            <th>Refunded</th>
            <th>Session</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${charges.slice(0, view.show).map((charge) => row(ctx, charge, lastEvents.get(charge.id)))}
        </tbody>
      </table>
    </div>
    ${renderMore(view, length)}`;
}

function row(ctx: SandboxContext, charge: StoredCharge, lastEvent?: StoredEvent): Html {
  const refunded = refundedAmount(charge);
  const dispute = charge.disputes?.at(-1);
  const session = charge.metadata.medusa_session_id;
  const { name, id } = accountOf(ctx, charge.accountId);
  return html`<tr data-charge="${charge.id}">
    <td>
      <span class="money">${formatMoney(charge.amount, charge.currency)}</span> ${name ?? id}
      ${shortId(charge.id)}
    </td>
    <td>
      <span class="pill ${charge.status}">${charge.status}</span>
      ${charge.failureCode && html`<span class="mono">${charge.failureCode}</span>`}
      ${dispute && html`<span class="mono">dispute ${dispute.status}</span>`}
    </td>
    <td data-label="created">${time(charge.createdAt)}</td>
    ${
      charge.status === "pending"
        ? html`<td data-label="expires">
            <span data-until="${charge.expiresAt}">${isoSeconds(charge.expiresAt)}</span>
          </td>`
        : nothing
    }
    ${
      refunded > 0
        ? html`<td data-label="refunded">
            <span class="money">${formatMoney(refunded, charge.currency)}</span>
          </td>`
        : nothing
    }
    ${
      typeof session === "string"
        ? html`<td data-label="session">${shortId(session)}</td>`
        : nothing
    }
    <td class="actions">${actions(ctx, charge, lastEvent)}</td>
  </tr>`;
}

function actions(ctx: SandboxContext, charge: StoredCharge, lastEvent?: StoredEvent): Html {
  const post = `/_sandbox/charges/${charge.id}`;
  const left = leftOf(charge);
  return html`${
    charge.status === "pending" &&
    html`<a href="${payLink(ctx, charge)}" target="_blank" rel="noreferrer"
        >${isRedirect(charge) ? "Atome's page" : "Pay page"}</a
      >
      <button class="good" id="pay-${charge.id}" data-post="${post}/pay">Mark as paid</button>
      <button id="fail-${charge.id}" data-fail="${post}/fail">Mark as failed…</button>
      <button id="expire-${charge.id}" data-post="${post}/expire">Expire</button>`
  }
  ${
    isRefundable(charge, ctx.clock.now()) &&
    html`<button id="refund-${charge.id}" data-post="${post}/refund">
        Refund ${formatMoney(left, charge.currency)}
      </button>
      <button
        id="part-${charge.id}"
        data-refund="${post}/refund"
        data-left="${formatMoney(left, charge.currency)}"
        data-minor="${left}"
      >
        Refund part…
      </button>`
  }
  ${disputeButtons(charge, post)}
  ${
    lastEvent &&
    html`<button
      id="resend-${charge.id}"
      data-post="/_sandbox/events/${lastEvent.id}/resend"
      title="Sends the webhook ${lastEvent.key} again"
    >
      Resend
    </button>`
  }`;
}

function disputeButtons(charge: StoredCharge, post: string): Html | false {
  if (openDisputeOf(charge)) {
    const [won, lost] = ["won", "lost"].map((outcome) => JSON.stringify({ outcome }));
    return html`<button id="win-${charge.id}" data-post="${post}/dispute/close" data-body="${won}">
        Dispute won
      </button>
      <button id="lose-${charge.id}" data-post="${post}/dispute/close" data-body="${lost}">
        Dispute lost
      </button>`;
  }
  const isDisputable = charge.status === "successful" && leftOf(charge) > 0;
  return (
    isDisputable &&
    html`<button id="dispute-${charge.id}" data-post="${post}/dispute">Dispute</button>`
  );
}

/** Time of day; the date is in the tooltip. UTC, as Omise's API has it. */
export function time(ms: number): Html {
  const iso = isoSeconds(ms);
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(11, 19)}</time>`;
}
