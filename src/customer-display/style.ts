/**
 * Looks of the displays' pages, for screens from a phone to a television: what matters is as large as
 * the screen allows. An outcome colours the whole of it, and has an icon of its own.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --text: #16181d; --soft: #565c69; --line: #8b91a0; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #0e1013; --text: #f1f3f6; --soft: #a8afbc; --line: #7b8291; --bad: #ff8a80; }
}
[data-look=good] { --ground: #0b6b3a; --text: #fff; --soft: #fff; --line: #fff; }
[data-look=bad] { --ground: #a3211a; --text: #fff; --soft: #fff; --line: #fff; }
[data-look=wait] { --ground: #f2b705; --text: #1c1500; --soft: #1c1500; --line: #1c1500; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; background: var(--ground); }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; background: var(--ground);
  color: var(--text);
  font: clamp(1rem, 2.6vmin + .25rem, 2.5rem)/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
    "Noto Sans Thai", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
main {
  padding: 4vmin; display: grid; gap: 2.5vmin; place-content: center; justify-items: center;
  grid-template-columns: minmax(0, 1fr); text-align: center; overflow-wrap: anywhere;
}
main > *, .words > * { margin: 0; }
h1 { font-size: clamp(2rem, 11.5vmin, 11rem); line-height: 1.15; text-wrap: balance; }
:lang(th) h1 { line-height: 1.35; }
h1 + p, p + p { color: var(--soft); text-wrap: balance; }
.amount {
  font-size: clamp(1.75rem, 7vmin, 5rem); line-height: 1.2; font-weight: 600; color: var(--text);
  font-variant-numeric: tabular-nums;
}
.icon {
  width: 34vmin; height: 34vmin; border-radius: 50%; border: 1.6vmin solid currentColor; display: grid;
  place-items: center;
}
.icon svg {
  width: 60%; height: 60%; fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round;
  stroke-linejoin: round;
}
[data-look=note] .icon { width: 18vmin; height: 18vmin; border-width: .8vmin; }
[data-look=note] h1, [data-look=form] h1 { font-size: clamp(1.75rem, 6vmin, 4rem); }
.logo { max-width: 70vw; max-height: 40vh; object-fit: contain; }

[data-look=code] main { gap: 3vmin; }
[data-look=code] h1 { font-size: clamp(1.25rem, 4.4vmin, 3rem); }
[data-look=code] .amount {
  font-size: 7vmin; font-size: min(12vmin, 13cqi, 10rem); font-weight: 700; overflow-wrap: normal;
}
.words { display: grid; gap: 1.5vmin; width: 100%; container-type: inline-size; }
.valid { color: var(--soft); }
.valid time { color: var(--text); font-weight: 600; font-variant-numeric: tabular-nums; }
.qr {
  width: min(92vw, calc(100vh - 15rem)); width: min(92vw, calc(100dvh - clamp(13rem, 38vmin, 34rem)));
  min-width: 12rem; aspect-ratio: 1; padding: 1.5vmin; border-radius: 1.5vmin; background: #fff; color: #16181d;
  display: grid; place-items: center;
}
.qr img { width: 100%; height: 100%; object-fit: contain; image-rendering: pixelated; }
.qr.over img { visibility: hidden; }
@media (prefers-color-scheme: light) { .qr { padding: 0; border-radius: 0; } }
@media (orientation: landscape) and (min-width: 40rem) {
  [data-look=code] main { grid-template-columns: auto minmax(0, 1fr); align-items: center; column-gap: 5vmin; }
  .qr { width: min(92vh, 56vw); width: min(92dvh, 56vw); }
  .words { text-align: left; gap: 3vmin; }
}

.bar {
  position: fixed; inset: auto 0 0; margin: 0; padding: .75em 1em; background: #16181d; color: #fff;
  text-align: center; font-weight: 600;
}
.button {
  min-height: 3.25rem; padding: .5rem 1.75rem; border: 2px solid var(--line); border-radius: .75rem;
  background: none; color: var(--text); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
  display: inline-flex; align-items: center; justify-content: center;
}
.button.main { width: 100%; border-color: var(--text); background: var(--text); color: var(--ground); }
.button[aria-disabled=true] { opacity: .6; cursor: default; }
.button:focus-visible, a:focus-visible, input:focus-visible { outline: 4px solid #3b7cff; outline-offset: 2px; }
.store { font-weight: 600; }
form { width: min(100%, max(26rem, 62vmin)); display: grid; gap: 2vmin; text-align: left; }
form > * { margin: 0; }
form .button { min-height: 2.5em; }
label { font-weight: 600; }
input {
  width: 100%; min-width: 0; padding: .75rem 1rem; border: 2px solid var(--line); border-radius: .75rem;
  background: var(--ground); color: var(--text); font: 600 clamp(2rem, 8vmin, 6rem)/1.2 ui-monospace, Menlo, Consolas, monospace;
  letter-spacing: .08em; text-align: center; text-transform: uppercase;
}
input::placeholder { color: var(--soft); opacity: .6; }
input[aria-invalid] { border-color: var(--bad); }
#problem { color: var(--bad); font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; justify-content: center; font-size: .85em; }
nav a { color: var(--soft); min-height: 2.75rem; display: inline-flex; align-items: center; }
nav a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
`;
