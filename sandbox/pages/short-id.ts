import { html, type Html } from "./html";

/** Ids of a kind begin alike. */
const END_LENGTH = 8;

/** The end of an id, by which it is told from others; a press copies all of it, which its title says. */
export function shortId(id: string): Html {
  const end = id.length > END_LENGTH ? `…${id.slice(-END_LENGTH)}` : id;
  return html`<button class="id mono" data-copy="${id}" title="${id}">${end}</button>`;
}
