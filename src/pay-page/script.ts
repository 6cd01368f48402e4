import { isIos } from "../domain/is-ios";
import { PAY_TOKEN_HEADER } from "../domain/pay-link";
import {
  LONG_POLL_SECONDS,
  PAGE_PATIENCE_MS,
  PAGE_LONGEST_POLL_GAP_MS,
  POLL_GAP_MS,
  QR_IMAGE_LATE_MS,
} from "../domain/timing";

/**
 * The pay page's script, for browsers that run it: others reload the page every few seconds. It asks
 * how the payment stands and loads the page anew when that has changed, so that what is shown always
 * comes from the server. It asks at once when the tab is looked at again or its time has run out: a
 * phone that was in a pocket has missed both.
 *
 * The same for every page: only constants are put into it. What differs is in data attributes.
 */
export const SCRIPT = `
(() => {
  const main = document.querySelector("main");
  const { statusUrl, token, seen, live, page } = main.dataset;
  const status = document.querySelector("[data-status]");
  const time = document.querySelector("[data-countdown]");
  const pad = (n) => String(n).padStart(2, "0");
  const most = time ? Number(time.dataset.countdown) : 0;
  let endsAt = Date.now() + most * 1000;
  let asking, wasOver = false, failures = 0, isLeaving = false;

  /** By its own address: this one may be that of a form's answer, which cannot be asked for again. */
  const loadAnew = () => location.replace(page);

  document.querySelectorAll("[data-script]").forEach((one) => { one.hidden = false; });
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  document.querySelector("form")?.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button");
    if (button.getAttribute("aria-disabled") === "true") return event.preventDefault();
    // The answer leads on. That the old payment has ended meanwhile is no reason to load it anew.
    isLeaving = true;
    setTimeout(loadAnew, ${PAGE_PATIENCE_MS}); // stopped, or lost on the way
    asking?.abort();
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.busy;
  });

  const image = document.querySelector(".qr img");
  const broken = document.querySelector("[data-broken]");
  const showImage = (isThere) => { broken.hidden = isThere; image.parentElement.hidden = !isThere; };
  if (image) {
    if (image.complete) showImage(image.naturalWidth > 0);
    image.addEventListener("load", () => showImage(true));
    image.addEventListener("error", () => showImage(false));
    setTimeout(() => { if (!image.complete) showImage(false); }, ${QR_IMAGE_LATE_MS});
  }

  const isIos = ${isIos.toString()};
  const share = document.querySelector("[data-share]");
  const save = document.querySelector("[data-save]");
  const help = document.querySelector("[data-help]");
  /** A PNG on white: photos take no SVG, which Omise may send. */
  async function toPng() {
    await image.decode(); // pressed before it has come, it would be an empty picture
    const canvas = document.createElement("canvas"), side = canvas.width = canvas.height = 1024;
    const scale = side / Math.max(image.naturalWidth, image.naturalHeight);
    const width = image.naturalWidth * scale, height = image.naturalHeight * scale;
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, side, side);
    context.drawImage(image, (side - width) / 2, (side - height) / 2, width, height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }
  const toFiles = (png) => [new File([png], "atome-qr.png", { type: "image/png" })];
  if (share) {
    const canShare = navigator.canShare?.({ files: toFiles("") });
    const isApple = isIos(navigator.userAgent, navigator.maxTouchPoints);
    share.hidden = !canShare;
    share.addEventListener("click", () =>
      toPng().then((png) => navigator.share({ files: toFiles(png) })).catch(() => {}));
    if (isApple) {
      save.hidden = true;
      help.textContent = canShare ? help.dataset.shareHelp : help.dataset.holdHelp;
      share.textContent = share.dataset.alone;
      share.classList.add("main");
    }
  }

  function tick() {
    // The server's clock is known to the second: what is left is never more than the page came with.
    const left = Math.min(most, Math.max(0, Math.floor((endsAt - Date.now()) / 1000)));
    const hours = Math.floor(left / 3600), minutes = Math.floor(left / 60) % 60;
    const text = hours ? hours + ":" + pad(minutes) + ":" + pad(left % 60) : minutes + ":" + pad(left % 60);
    if (time.textContent !== text) time.textContent = text;
    document.querySelector(".qr")?.classList.toggle("over", left === 0);
    if (left === 0 && !wasOver) { wasOver = true; ask(0); }
  }

  function say(text) {
    if (status && text && status.textContent !== text) status.textContent = text;
  }

  /** One question at a time: a newer one takes the older one's place. */
  async function ask(wait) {
    if (isLeaving) return;
    asking?.abort();
    const mine = asking = new AbortController();
    try {
      const headers = { "${PAY_TOKEN_HEADER}": token };
      const answer = await fetch(statusUrl + "?wait=" + wait, { headers, signal: mine.signal, cache: "no-store" });
      if (answer.status === 404) return loadAnew();
      if (!answer.ok) throw new Error();
      const { payment } = await answer.json();
      if (mine.signal.aborted) return;
      failures = 0;
      const now = [payment.status, payment.download_uri || payment.authorize_uri ? 1 : 0, payment.order_id ? 1 : 0].join();
      if (now !== seen) return loadAnew();
      say(main.dataset.waiting);
      const serverTime = Date.parse(answer.headers.get("date"));
      if (time && payment.expires_at && serverTime) {
        endsAt = Date.now() + Date.parse(payment.expires_at) - serverTime;
      }
      if (live) setTimeout(() => { if (asking === mine) ask(${LONG_POLL_SECONDS}); }, wait ? 0 : ${POLL_GAP_MS});
    } catch {
      if (mine.signal.aborted) return;
      failures += 1;
      say(main.dataset.offline);
      if (live) setTimeout(() => { if (asking === mine) ask(0); }, Math.min(${POLL_GAP_MS} * 2 ** failures, ${PAGE_LONGEST_POLL_GAP_MS}));
    }
  }

  if (time) { tick(); setInterval(tick, 500); }
  const again = () => { if (document.visibilityState === "visible") ask(0); };
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
  addEventListener("pageshow", (event) => { if (event.persisted) isLeaving ? loadAnew() : again(); });
  if (live) ask(${LONG_POLL_SECONDS});
})();
`;
