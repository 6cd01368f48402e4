import { COUNTER_STYLE } from "./counter-style";

/** The pay page's look: phone first, light and dark, on screen, on a counter and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f7; --card: #fff; --text: #16181d; --soft: #565c69; --line: #dfe2e8;
  --accent: #16181d; --on-accent: #fff; --good: #10733f; --bad: #b3261e; --wait: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1013; --card: #191c21; --text: #f1f3f6; --soft: #a8afbc; --line: #343943;
    --accent: #f1f3f6; --on-accent: #16181d; --good: #5fd495; --bad: #ff8a80; --wait: #f0c05a;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; padding: 1rem; background: var(--ground);
  color: var(--text); display: grid; place-items: center; gap: 1rem;
  grid-template: 1fr auto / minmax(0, 1fr);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Thai",
    "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
main {
  width: 100%; max-width: 27rem; padding: 1.5rem 1.25rem; border: 1px solid var(--line);
  border-radius: 1rem; background: var(--card); text-align: center; overflow-wrap: anywhere;
  display: grid; gap: 1rem; justify-items: center;
}
main > * { margin: 0; }
form, .buttons { width: 100%; }
.store { color: var(--soft); font-weight: 600; }
h1 { font-size: 1.375rem; line-height: 1.3; }
h1:focus { outline: none; }
.mark {
  width: 3.5rem; height: 3.5rem; border-radius: 50%; display: grid;
  place-items: center; border: 3px solid currentColor; color: var(--soft);
}
.mark svg { width: 1.75rem; height: 1.75rem; }
.mark.good { color: var(--good); }
.mark.bad { color: var(--bad); }
.mark.wait { color: var(--wait); }
.amount span { display: block; color: var(--soft); }
.amount strong { font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.code { display: grid; gap: .75rem; justify-items: center; width: 100%; }
.code > * { margin: 0; }
.qr { width: min(100%, 17rem); margin-inline: auto; }
.qr img {
  display: block; width: 100%; height: auto; min-height: 10rem; object-fit: contain;
  padding: .75rem; border: 1px solid var(--line); border-radius: .75rem; background: #fff;
  color: #16181d;
}
.qr.over img { visibility: hidden; }
.valid { color: var(--soft); }
.valid time { color: var(--text); font-weight: 600; font-variant-numeric: tabular-nums; }
.status { display: flex; gap: .625rem; align-items: center; justify-content: center; font-weight: 600; }
.status::before {
  content: ""; flex: none; width: .625rem; height: .625rem; border-radius: 50%;
  background: var(--wait); animation: pulse 1.6s ease-in-out infinite;
}
@keyframes pulse { 50% { opacity: .25; } }
@media (prefers-reduced-motion: reduce) { .status::before { animation: none; } }
.scan { width: 100%; }
.scan h2 { margin: 0 0 .75rem; font-size: 1.125rem; }
.steps { margin: 0; padding-left: 1.5rem; text-align: left; }
.steps li { margin-bottom: .375rem; padding-left: .25rem; }
/* On this phone first, another one second; at a desk the code is scanned from the screen. */
.phone { width: 100%; }
.phone p { margin: .75rem 0 0; color: var(--soft); }
.phone { display: flex; flex-direction: column-reverse; }
.phone + .scan { padding-top: 1rem; border-top: 1px solid var(--line); }
@media (min-width: 48rem) and (hover: hover) and (pointer: fine) {
  .phone:not(.always) { display: none; }
  .phone + .scan { padding-top: 0; border: 0; }
}
.phone strong { display: block; color: var(--text); }
.buttons, form { display: flex; flex-wrap: wrap; gap: .625rem; justify-content: center; }
.button {
  min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid var(--line); border-radius: .625rem;
  background: none; color: inherit; font: inherit; font-weight: 600; text-decoration: none;
  cursor: pointer; display: inline-flex; align-items: center; justify-content: center;
}
.button.main { flex: 1 1 100%; border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.button:focus-visible, a:focus-visible { outline: 3px solid #3b7cff; outline-offset: 2px; }
.button[aria-disabled=true] { opacity: .6; cursor: default; }
.small { color: var(--soft); font-size: .875rem; }
.small a, .small button { color: inherit; }
.languages { display: flex; flex-wrap: wrap; gap: 0 .25rem; justify-content: center; font-size: .875rem; }
.languages a { min-height: 2.75rem; padding: 0 .625rem; display: inline-flex; align-items: center; color: var(--soft); }
.languages [aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.wide, .paper { display: none; }
@media (min-width: 48rem) { .wide { display: inline-flex; } }

${COUNTER_STYLE}
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #fff; --text: #000; --soft: #333; --line: #999; }
  body, .counter body { min-height: 0; padding: 0; display: block; background: #fff; }
  main, .counter main { max-width: 12cm; margin: 0 auto; padding: 0; border: 0; font-size: 1rem; }
  .qr, .counter .qr { width: 8cm; }
  .qr img { border-color: #999; }
  .screen { display: none !important; }
  .paper { display: block; }
}
`;
