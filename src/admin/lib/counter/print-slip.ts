/** A printer that is slow to open its dialog still finds the slip; the next one takes its place. */
let frame: HTMLIFrameElement | undefined;

/**
 * Prints a document of its own, without what is around it on the page.
 *
 * @returns false where the browser cannot print (some apps' built-in ones)
 */
export function printSlip(html: string): boolean {
  if (typeof window.print !== "function") return false;
  frame?.remove();
  const slip = document.createElement("iframe");
  frame = slip;
  slip.name = "atome-qr-slip";
  slip.setAttribute("aria-hidden", "true");
  slip.tabIndex = -1;
  Object.assign(slip.style, { position: "fixed", width: "0", height: "0", border: "0" });
  slip.srcdoc = html;
  slip.onload = () => slip.contentWindow?.print();
  document.body.append(slip);
  return true;
}
