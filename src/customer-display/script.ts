import { DISPLAY_SCREEN_HEADER, DISPLAY_TOKEN_HEADER } from "../domain/display";
import {
  DISPLAY_RELOAD_GAP_MS,
  LONG_POLL_SECONDS,
  PAGE_LONGEST_POLL_GAP_MS,
  POLL_GAP_MS,
  POLL_PATIENCE_MS,
} from "../domain/timing";

/**
 * A display's script. It first takes the till over from older pages of the same token, then asks again
 * and again what to show, and puts the server's HTML into the page. It never leaves the page while it
 * is up: without a connection a browser would show its own error page, and nobody is there to reload.
 * After a deploy it loads the page anew, but not while a code is open.
 *
 * A screen that slept finds its questions unanswered: the tick notices the gap, the browser tells of
 * the network and of being looked at again, and an answer that does not come is given up.
 *
 * The same for every page: only constants are put into it. What differs is in data attributes.
 */
export const SCRIPT = `
(() => {
  const root = document.documentElement;
  const main = document.querySelector("main");
  const bar = document.querySelector("[data-offline]");
  const { base, token, screen: me, language, version } = main.dataset;
  const headers = { "${DISPLAY_TOKEN_HEADER}": token, "${DISPLAY_SCREEN_HEADER}": me };
  const pad = (n) => String(n).padStart(2, "0");
  let { seen } = main.dataset;
  let mayReloadAt = ${DISPLAY_RELOAD_GAP_MS}, follows = false, isOver = false, isFresh = false, failures = 0, asking, image, time, endsAt = 0, lastTick = Date.now();

  function pause(failed) {
    return Math.min(${POLL_GAP_MS} * 2 ** failed, ${PAGE_LONGEST_POLL_GAP_MS});
  }

  function show(look, markup) {
    root.dataset.look = look;
    main.innerHTML = markup;
    find();
  }

  function find() {
    time = main.querySelector("[data-countdown]");
    if (time) setTimeLeft(Number(time.dataset.countdown));
    main.querySelector(".logo")?.addEventListener("error", (event) => event.target.remove());
    main.querySelector("[data-take]")?.addEventListener("click", () => { follows = false; isOver = false; ask(0); });
    if (image) URL.revokeObjectURL(image);
    image = undefined;
    const picture = main.querySelector("[data-sale]");
    if (picture && follows) load(picture, 0);
  }

  async function load(picture, failed) {
    const loading = main.querySelector("[data-loading]");
    try {
      const address = base + "qr?sale=" + encodeURIComponent(picture.dataset.sale);
      const patience = new AbortController();
      setTimeout(() => patience.abort(), ${POLL_PATIENCE_MS});
      const answer = await fetch(address, { headers, signal: patience.signal, cache: "no-store" });
      if (!answer.ok) throw new Error();
      const blob = await answer.blob();
      if (!picture.isConnected) return;
      picture.src = image = URL.createObjectURL(blob);
      await picture.decode();
      picture.hidden = false;
      loading.hidden = true;
    } catch {
      if (!picture.isConnected) return;
      loading.textContent = loading.dataset.failed;
      setTimeout(() => { if (picture.isConnected) load(picture, failed + 1); }, pause(failed + 1));
    }
  }

  function setTimeLeft(seconds) {
    endsAt = Date.now() + seconds * 1000;
    tick();
  }

  function tick() {
    const now = Date.now();
    const slept = now - lastTick > 10000;
    lastTick = now;
    if (slept) again();
    if (!time) return;
    const left = Math.max(0, Math.floor((endsAt - now) / 1000));
    const hours = Math.floor(left / 3600), minutes = Math.floor(left / 60) % 60;
    const text = hours ? hours + ":" + pad(minutes) + ":" + pad(left % 60) : minutes + ":" + pad(left % 60);
    if (time.textContent !== text) time.textContent = text;
    main.querySelector(".qr")?.classList.toggle("over", left === 0);
  }

  function take({ display, page }) {
    failures = 0;
    bar.hidden = true;
    follows = display.state !== "elsewhere";
    isOver = !follows;
    if (page.version !== version && display.state !== "code" && performance.now() > mayReloadAt && follows) {
      mayReloadAt = performance.now() + ${DISPLAY_RELOAD_GAP_MS};
      loadAnew();
    }
    if (page.seen !== seen || !isFresh) {
      isFresh = true;
      seen = page.seen;
      show(page.look, page.html);
    }
    if (time && display.seconds_left !== null) setTimeLeft(display.seconds_left);
  }

  /** Only where the page is there: a proxy's own error page, amid the deploy, would never be left again. */
  async function loadAnew() {
    const isThere = await fetch(location.href, { cache: "no-store" })
      .then((answer) => answer.ok && answer.headers.get("content-type").startsWith("text/html"))
      .catch(() => false);
    if (isThere) location.reload();
  }

  /** One question at a time: a newer one takes the older one's place. */
  async function ask(wait) {
    asking?.abort();
    const mine = asking = new AbortController();
    const next = (seconds, milliseconds) =>
      setTimeout(() => { if (asking === mine && !isOver) ask(seconds); }, milliseconds);
    const begun = Date.now();
    const patience = setTimeout(() => { mine.abort(); lost(next); }, wait * 1000 + ${POLL_PATIENCE_MS});
    try {
      const query = "state?" + new URLSearchParams({ lang: language, seen, wait });
      const answer = await fetch(base + query, {
        method: follows ? "GET" : "POST", headers, signal: mine.signal, cache: "no-store",
      });
      const told = await answer.json();
      if (mine.signal.aborted) return;
      if (told.code === "display_not_found") {
        isOver = true;
        bar.hidden = true;
        return show("note", document.querySelector("#unpaired").innerHTML);
      }
      if (!answer.ok) throw new Error();
      take(told);
      // A proxy may not let answers be held.
      next(${LONG_POLL_SECONDS}, wait && Date.now() - begun < ${POLL_GAP_MS} ? ${POLL_GAP_MS} : 0);
    } catch {
      if (!mine.signal.aborted) lost(next);
    } finally {
      clearTimeout(patience);
    }
  }

  function lost(next) {
    failures += 1;
    bar.textContent = bar.dataset.offline;
    bar.hidden = false;
    next(0, pause(failures));
  }

  function again() {
    if (document.visibilityState !== "visible" || isOver) return;
    ask(0);
    stayAwake();
  }

  /** The browser ends it whenever the page is not looked at. */
  function stayAwake() {
    navigator.wakeLock?.request("screen").catch(() => {});
  }

  find();
  setInterval(tick, 500);
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
  addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  stayAwake();
  ask(0);
})();
`;

/** A second press would find the code used. */
export const PAIRING_SCRIPT = `
document.querySelector("form").addEventListener("submit", (event) => {
  const button = event.target.querySelector("button");
  if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  button.textContent = button.dataset.busy;
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
`;
