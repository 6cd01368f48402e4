/**
 * Copies a text that is still to be fetched. Browsers allow copying only as the answer to a click:
 * those that know `ClipboardItem` wait for the text, the others are quick enough. On an address
 * without HTTPS there is no clipboard but the old command.
 *
 * @throws when the browser refuses, or what the fetching threw
 */
export async function copyText(fetching: Promise<string>): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard && typeof ClipboardItem !== "undefined") {
    const blob = fetching.then((text) => new Blob([text], { type: "text/plain" }));
    await Promise.all([fetching, clipboard.write([new ClipboardItem({ "text/plain": blob })])]);
    return;
  }
  const text = await fetching;
  if (clipboard) return clipboard.writeText(text);
  if (!copyByCommand(text)) throw new DOMException("Copying is not allowed", "NotAllowedError");
}

function copyByCommand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  try {
    // Old, and the only way without HTTPS.
    return document.execCommand("copy");
  } finally {
    field.remove();
  }
}
