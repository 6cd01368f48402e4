/** Colours and basics that all pages share; light and dark. */
export const baseStyle = `
:root {
  --bg: #f5f6f4; --card: #ffffff; --text: #1c2321; --muted: #67716d; --line: #e3e7e4;
  --accent: #14634f; --accent-text: #ffffff; --soft: #eef2ef; --danger: #a5322b;
  --ok-bg: #dcf3e4; --ok: #14603a; --wait-bg: #fdf0d2; --wait: #7c5309;
  --bad-bg: #fbe2df; --bad: #952a22; --off-bg: #e9ecea; --off: #56605c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #141817; --card: #1c2220; --text: #e7ecea; --muted: #96a19c; --line: #2d3532;
    --accent: #4fc3a1; --accent-text: #0c1f19; --soft: #252c2a; --danger: #f08a82;
    --ok-bg: #153b28; --ok: #7ddba6; --wait-bg: #40310e; --wait: #f1c76a;
    --bad-bg: #461d1a; --bad: #f5a59e; --off-bg: #2b3230; --off: #a3ada9;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
button, input { font: inherit; color: inherit; }
button {
  border: 1px solid var(--line); background: var(--card); border-radius: 8px;
  padding: 4px 10px; cursor: pointer;
}
button:hover { background: var(--soft); }
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

export const payStyle = `${baseStyle}
body { min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 20px; }
main {
  width: 100%; max-width: 400px; background: var(--card); border: 1px solid var(--line);
  border-radius: 20px; padding: 32px 24px 24px; text-align: center;
}
.mark {
  width: 56px; height: 56px; margin: 0 auto 16px; border-radius: 50%; display: grid;
  place-items: center; font-size: 26px; font-weight: 600; background: var(--soft); color: var(--accent);
}
.mark.paid { background: var(--ok-bg); color: var(--ok); }
.mark.failed { background: var(--bad-bg); color: var(--bad); }
.mark.expired, .mark.unknown { background: var(--off-bg); color: var(--off); }
h1, small { text-wrap: balance; }
h1 { font-size: 20px; line-height: 1.35; margin: 0 0 4px; font-weight: 600; overflow-wrap: anywhere; }
p { color: var(--muted); margin: 4px 0; overflow-wrap: anywhere; }
.amount { font-size: 38px; font-weight: 700; letter-spacing: -.02em; margin: 12px 0; color: var(--text); }
form { display: grid; gap: 10px; margin: 24px 0 8px; }
form button, .back { padding: 13px; border-radius: 12px; font-weight: 600; font-size: 16px; }
.back { display: block; margin: 24px 0 8px; background: var(--accent); color: var(--accent-text); text-decoration: none; overflow-wrap: anywhere; }
form button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
form button.primary:hover { filter: brightness(1.08); }
small { display: block; margin-top: 20px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--muted); }
`;
