/**
 * The dashboard's behaviour: buttons call the control routes, and the page takes over what the
 * server renders every two seconds. Runs in the browser, so it is text here.
 */
export const dashboardScript = `
const note = document.querySelector("#note");
const refundDialog = document.querySelector("#refund");
const failDialog = document.querySelector("#fail");
let skew = 0, noteTimer;

function say(text) {
  note.textContent = text;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => { note.textContent = ""; }, 4000);
}

/** Without a secure address, a browser lets no page copy. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied " + text);
  } catch {
    say(text);
  }
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
  if (!always && (document.hidden || document.activeElement?.matches('input[type="text"]'))) return;
  let text;
  try { text = await (await fetch(location.href)).text(); } catch { return; }
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
  if (button.dataset.copy) copy(button.dataset.copy);
  if (button.dataset.fail) {
    failDialog.querySelector("form").dataset.post = button.dataset.fail;
    failDialog.showModal();
  }
  if (button.dataset.refund) {
    refundDialog.querySelector("form").dataset.post = button.dataset.refund;
    refundDialog.querySelector("p").textContent = "Up to " + button.dataset.left + " is left.";
    const amount = refundDialog.querySelector("input");
    amount.value = (Number(button.dataset.minor) / 100).toFixed(2);
    refundDialog.showModal();
    amount.select();
  }
  if (button.dataset.cancel !== undefined) button.closest("dialog").close();
});

document.addEventListener("change", (event) => {
  const { preset, account } = event.target.dataset;
  if (preset) call("PUT", "/_sandbox/presets/" + preset, { on: event.target.checked });
  if (account) call("PUT", "/_sandbox/webhooks", { urls: { [account]: event.target.value || null } });
});

function onSubmit(dialog, toBody) {
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    call("POST", event.target.dataset.post, toBody(new FormData(event.target)));
  });
}
onSubmit(refundDialog, (form) => ({ amount: Math.round(Number(form.get("amount")) * 100) }));
onSubmit(failDialog, (form) => ({ failure_code: form.get("code") }));

refresh(true);
setInterval(refresh, 2000);
setInterval(countDown, 1000)`;
