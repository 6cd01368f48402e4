import { html, type Html } from "./html";

/** So many rows at first, and so many more with each press. */
const STEP = 25;

const TABS = ["charges", "webhooks", "faults"] as const;
export type DashboardTab = (typeof TABS)[number];

/** What of the dashboard is looked at; all of it is in the address. */
export interface DashboardView {
  tab: DashboardTab;
  /** At most so many rows, newest first. */
  show: number;
}

export function readView(query: URLSearchParams): DashboardView {
  const show = Number(query.get("show"));
  return {
    tab: TABS.find((tab) => tab === query.get("tab")) ?? "charges",
    show: Number.isSafeInteger(show) && show > STEP ? show : STEP,
  };
}

/** @param notes what a tab says of itself while another one is open */
export function renderTabs(view: DashboardView, notes: Record<DashboardTab, string>): Html {
  const names = { charges: "Charges", webhooks: "Webhooks", faults: "Faults" };
  return html`<nav class="tabs" aria-label="Parts">
    ${TABS.map(
      (tab) =>
        html`<a
          href="${addressOf({ tab, show: STEP })}"
          id="tab-${tab}"
          ${tab === view.tab && html`aria-current="page"`}
          >${names[tab]} <span class="count">${notes[tab]}</span></a
        >`,
    )}
  </nav>`;
}

/** Leads to older rows, where there are any. */
export function renderMore({ tab, show }: DashboardView, total: number): Html | false {
  const rest = total - show;
  return (
    rest > 0 &&
    html`<p class="more">
      <a id="more" href="${addressOf({ tab, show: show + STEP })}">${Math.min(rest, STEP)} more</a>
      <span class="hint">${show} of ${total}</span>
    </p>`
  );
}

function addressOf({ tab, show }: DashboardView): string {
  return `/?tab=${tab}${show > STEP ? `&show=${show}` : ""}`;
}
