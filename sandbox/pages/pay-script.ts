/**
 * Shows what is left and loads the page again when the time is up, or when the browser has kept it
 * as it was. The pages work without it.
 */
export const payScript = `
const until = document.querySelector("[data-left]");
if (until) {
  const end = Date.now() + Number(until.dataset.left);
  const show = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    until.textContent = (h ? h + " h " : "") + (h || m ? m + " min " : "") + (h ? "" : s + " s");
    if (left === 0) setTimeout(() => location.reload(), 1200); else setTimeout(show, 500);
  };
  show();
}
document.querySelector("form")?.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); })`;
