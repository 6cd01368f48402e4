/**
 * The page on a counter: the code as large as the screen. What became of it fills the screen with a
 * colour of its own and its words are the largest thing, so that paid, failed and expired are told
 * apart from two metres, by day, in the dark and by whoever sees no red or green.
 */
export const COUNTER_STYLE = `
.counter body { padding: 2vmin; gap: 0; background: var(--card); }
.counter main {
  max-width: none; border: 0; padding: 0; gap: 1.5vmin; background: none;
  font-size: clamp(1rem, 2.8vmin, 2rem); grid-template-columns: minmax(0, 1fr);
}
.counter h1 { font-size: clamp(1.25rem, 4vmin, 2.5rem); }
.counter .amount span { display: none; }
.counter .open .amount strong { font-size: clamp(2rem, 8vmin, 5rem); }
.counter .button { max-width: 24rem; }
.counter .languages, .counter .foot { font-size: clamp(.875rem, 1.8vmin, 1.25rem); }
.counter .code { gap: 1.5vmin; }
.counter .qr { width: min(94vw, calc(100vh - 24rem)); width: min(94vw, calc(100dvh - clamp(18rem, 46vmin, 30rem))); min-width: 12rem; }
.counter .qr img { padding: 1.5vmin; }
@media screen and (orientation: landscape) and (min-width: 48rem) {
  .counter main.open {
    grid-template: 1fr repeat(6, auto) 1fr / auto minmax(0, 1fr); align-items: center;
    justify-items: start; column-gap: 5vmin; text-align: left;
  }
  .counter .open .code { display: contents; }
  .counter .open > *, .counter .open .code > * { grid-column: 2; }
  .counter .open > .store { grid-row: 2; }
  .counter .open > h1 { grid-row: 3; }
  .counter .open .amount { grid-row: 4; }
  .counter .open .valid { grid-row: 5; }
  .counter .open .status { grid-row: 6; }
  .counter .open > .foot { grid-row: 7; justify-content: flex-start; }
  .counter .open .qr, .counter .open [data-broken] { grid-area: 1 / 1 / -1 / 2; }
  .counter .open .qr { width: min(88vh, 56vw); width: min(calc(96dvh - 3rem), 56vw); }
}

.counter main:not(.open) { gap: 2.5vmin; }
.counter main:not(.open) h1 { max-width: 20ch; font-size: clamp(2.5rem, 12vmin, 8rem); line-height: 1.1; text-wrap: balance; overflow-wrap: break-word; }
.counter main:not(.open) p { text-wrap: balance; }
/* Thai has marks above and below its letters. */
.counter main:not(.open) h1:lang(th) { line-height: 1.35; }
.counter main:not(.open) .amount strong { font-size: clamp(1.5rem, 6vmin, 3.5rem); font-weight: 600; }
.counter .mark { width: clamp(5rem, 20vmin, 13rem); height: clamp(5rem, 20vmin, 13rem); border-width: .8vmin; }
.counter .mark svg { width: 55%; height: 55%; }
@media screen {
  .counter[data-tone] { --text: #fff; --soft: #fff; --wait: #fff; --line: rgb(255 255 255 / .55); --accent: #fff; --on-accent: var(--card); }
  .counter[data-tone=paid] { --card: #0b6b3d; }
  .counter[data-tone=failed] { --card: #b3261e; }
  .counter[data-tone=expired] {
    --card: #f2b33d; --text: #16181d; --soft: #16181d; --line: rgb(0 0 0 / .5); --accent: #16181d; --on-accent: #fff;
  }
  .counter[data-tone=kept] { --card: #1d4f91; }
  .counter[data-tone] .mark { color: inherit; }
  .counter[data-tone] :focus-visible { outline-color: currentColor; }
}
@media screen and (prefers-color-scheme: dark) {
  .counter[data-tone=paid] { --card: #075a33; }
  .counter[data-tone=failed] { --card: #8f1d17; }
  .counter[data-tone=expired] { --card: #d1942a; }
  .counter[data-tone=kept] { --card: #173f74; }
}
`;
