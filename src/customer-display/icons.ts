import { type Html, html, Html as Markup } from "../domain/html";

const PATHS = {
  check: "m4 12.5 5.5 5.5L20 7",
  cross: "m6 6 12 12M18 6 6 18",
  clock: "M12 5v7.5l4.5 2.5",
  back: "M9 6 4 11l5 5M4 11h11a5 5 0 0 1 0 10h-3",
  note: "M12 5v9M12 18.5v.5",
} as const;

export type Icon = keyof typeof PATHS;

/** In a circle; to be told from the others without its colour. */
export function renderIcon(icon: Icon): Html {
  return html`<div class="icon">
    <svg viewBox="0 0 24 24" aria-hidden="true">${new Markup(`<path d="${PATHS[icon]}"/>`)}</svg>
  </div>`;
}
