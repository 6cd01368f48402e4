/**
 * `<atome-qr-payment>`: the React component as a custom element, for storefronts without React. In
 * Node, where there are no elements, nothing happens.
 */
import { defineElement, TAG } from "./define-element";

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: HTMLElement;
  }
}

if (typeof customElements !== "undefined" && !customElements.get(TAG)) {
  defineElement();
}
