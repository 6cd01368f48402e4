import { baseStyle } from "./style";

export const dashboardStyle = `${baseStyle}
body { padding: 0 20px 48px; }
.wrap { max-width: 1400px; margin: 0 auto; }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 28px 0 20px; }
h1 { font-size: 22px; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 15px; margin: 0; }
header p, .hint { color: var(--muted); margin: 0; }
header .end { margin-left: auto; display: flex; gap: 8px; align-items: center; }
section {
  background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-bottom: 20px;
  overflow: hidden;
}
.head { display: flex; gap: 12px; align-items: baseline; padding: 14px 18px; border-bottom: 1px solid var(--line); }
.head .hint { font-size: 13px; }
.for-ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tabs { display: flex; gap: 4px; margin-bottom: 14px; }
.tabs a { display: flex; gap: 8px; align-items: center; min-height: 44px; padding: 0 16px; border-radius: 10px; color: var(--muted); font-weight: 500; text-decoration: none; }
.tabs [aria-current] { background: var(--card); color: var(--text); box-shadow: 0 0 0 1px var(--line); }
.tabs .count { font-size: 13px; font-variant-numeric: tabular-nums; color: var(--muted); }
#tab-faults .count { color: var(--wait); font-weight: 600; }
.more { display: flex; gap: 12px; align-items: center; justify-content: center; margin: 0; padding: 8px; border-top: 1px solid var(--line); }
.more a { color: var(--accent); min-height: 44px; padding: 0 12px; display: inline-flex; align-items: center; font-weight: 500; }
button.id { display: block; border: 0; background: none; padding: 4px 0; text-align: left; cursor: copy; }
button.id:hover { text-decoration: underline; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 500; font-size: 13px; color: var(--muted); padding: 10px 8px; white-space: nowrap; }
td { padding: 10px 7px; border-top: 1px solid var(--line); vertical-align: middle; white-space: nowrap; }
th:first-child, td:first-child { padding-left: 18px; }
th:last-child, td:last-child { padding-right: 18px; }
.money { font-weight: 600; font-variant-numeric: tabular-nums; }
.mono { font: 12px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--muted); }
td .mono { display: block; }
.cut { max-width: 150px; overflow: hidden; text-overflow: ellipsis; }
.pill { display: inline-block; border-radius: 99px; padding: 1px 10px; font-size: 13px; font-weight: 500; background: var(--off-bg); color: var(--off); }
.pill.successful, .pill.ok { background: var(--ok-bg); color: var(--ok); }
.pill.pending { background: var(--wait-bg); color: var(--wait); }
.pill.failed, .pill.bad { background: var(--bad-bg); color: var(--bad); }
td.actions { text-align: right; white-space: normal; }
.charges td.actions { min-width: 300px; }
.actions > * { margin: 2px 0 2px 4px; white-space: nowrap; }
.actions button, .actions a { font-size: 13px; }
.actions a { color: var(--accent); margin-right: 4px; }
button.good { border-color: var(--accent); color: var(--accent); }
button.danger { color: var(--danger); }
.empty { padding: 36px 18px; text-align: center; color: var(--muted); }
.empty code { display: block; margin-top: 8px; overflow-wrap: anywhere; }
.switches { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 2px 16px; padding: 12px 18px; }
.switches label { display: flex; gap: 10px; align-items: center; padding: 5px 0; cursor: pointer; }
.switches input { appearance: none; width: 34px; height: 20px; border-radius: 99px; background: var(--line); margin: 0; position: relative; flex: none; cursor: pointer; transition: background .15s; }
.switches input::after { content: ""; position: absolute; top: 3px; left: 3px; width: 14px; height: 14px; border-radius: 50%; background: #fff; transition: left .15s; }
.switches input:checked { background: var(--accent); }
.switches input:checked::after { left: 17px; }
.accounts { padding: 6px 18px 14px; }
.accounts label { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 12px; align-items: center; padding: 6px 0; }
.accounts input, dialog input[type=text] { width: 100%; border: 1px solid var(--line); background: var(--bg); border-radius: 8px; padding: 6px 10px; }
.rules { margin: 0; padding: 0 18px 14px; list-style: none; }
dialog { border: 1px solid var(--line); border-radius: 14px; background: var(--card); color: var(--text); padding: 20px; width: min(340px, 90vw); }
dialog p.hint { margin: 2px 0 12px; }
dialog::backdrop { background: rgb(0 0 0 / .35); }
.choices { display: grid; gap: 2px; }
.choices label { display: flex; gap: 10px; align-items: center; min-height: 40px; cursor: pointer; }
.choices input { accent-color: var(--accent); }
.choices .mono { color: inherit; font-size: 14px; }
dialog .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 16px; }
#note { position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); background: var(--text); color: var(--bg); padding: 8px 16px; border-radius: 10px; max-width: 90vw; }
#note:empty { display: none; }
@media (max-width: 860px) {
  body { padding: 0 12px 32px; }
  header .end { margin-left: 0; width: 100%; }
  .charges thead { display: none; }
  .charges tr { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 14px 18px; border-top: 1px solid var(--line); }
  .charges tbody tr:first-child { border-top: 0; }
  .charges td, .charges td:first-child, .charges td:last-child { border: 0; padding: 0; }
  .charges td:first-child { flex: 1 1 60%; }
  .charges td[data-label] { font-size: 13px; }
  .charges td[data-label]::before { content: attr(data-label) " "; color: var(--muted); }
  .charges td[data-label] .id { display: inline; }
  .charges td[data-none] { display: none; }
  .charges td.actions { flex: 1 1 100%; min-width: 0; text-align: left; padding-top: 6px; }
  .charges .actions > * { margin: 0 4px 6px 0; }
  .cut, .charges .cut { max-width: 32vw; }
  .accounts label { grid-template-columns: 1fr; gap: 2px; }
}
`;
