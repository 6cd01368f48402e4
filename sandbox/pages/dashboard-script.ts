/**
 * The dashboard's behaviour: buttons call the control routes, and the page takes over what the
 * server renders every two seconds. Runs in the browser, so it is text here.
 */
export const dashboardScript = `
const note = document.querySelector("#note");
const dialog = document.querySelector("dialog");
let skew = 0, noteTimer;

function say(text) {
  note.textContent = text;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => { note.textContent = ""; }, 4000);
}

async function call(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) say((await response.json()).message ?? "Refused");
  } catch {
    say("The sandbox does not answer");
  }
  await refresh(true);
}

async function refresh(always) {
  if (!always && (document.hidden || document.activeElement?.type === "text")) return;
  let text;
  try { text = await (await fetch("/")).text(); } catch { return; }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const now = fresh.querySelector("#now");
  document.querySelector("#now").textContent = now.textContent;
  skew = Number(now.dataset.now) - Date.now();
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector('[data-part="' + part.dataset.part + '"]');
    if (part.dataset.html === next.innerHTML) continue;
    const focused = document.activeElement?.id;
    part.innerHTML = part.dataset.html = next.innerHTML;
    if (focused && part.querySelector("#" + CSS.escape(focused))) {
      part.querySelector("#" + CSS.escape(focused)).focus();
    }
  }
  countDown();
}

function countDown() {
  for (const cell of document.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.floor((Number(cell.dataset.until) - Date.now() - skew) / 1000));
    const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    cell.textContent = "in " + (h ? h + " h " + m + " min" : m ? m + " min " + s + " s" : s + " s");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.post) {
    if (button.dataset.confirm && !confirm(button.dataset.confirm)) return;
    button.disabled = true;
    call("POST", button.dataset.post, JSON.parse(button.dataset.body ?? "{}"))
      .finally(() => { button.disabled = false; });
  }
  if (button.dataset.refund) {
    dialog.querySelector("form").dataset.post = button.dataset.refund;
    dialog.querySelector("p").textContent = "Up to " + button.dataset.left + " is left.";
    dialog.querySelector("input").value = (Number(button.dataset.minor) / 100).toFixed(2);
    dialog.showModal();
    dialog.querySelector("input").select();
  }
  if (button.dataset.cancel !== undefined) dialog.close();
});

document.addEventListener("change", (event) => {
  const { preset, account } = event.target.dataset;
  if (preset) call("PUT", "/_sandbox/presets/" + preset, { on: event.target.checked });
  if (account) call("PUT", "/_sandbox/webhooks", { urls: { [account]: event.target.value || null } });
});

dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const amount = Math.round(Number(dialog.querySelector("input").value) * 100);
  dialog.close();
  call("POST", event.target.dataset.post, { amount });
});

refresh(true);
setInterval(refresh, 2000);
setInterval(countDown, 1000)`;
