/** A browser's page, as far as the kit looks at it. */
export class FakePage {
  private readonly events = new EventTarget();
  private readonly document = Object.assign(new EventTarget(), { hidden: false });

  constructor() {
    Object.assign(globalThis, {
      document: this.document,
      addEventListener: this.events.addEventListener.bind(this.events),
      removeEventListener: this.events.removeEventListener.bind(this.events),
    });
  }

  hide(): void {
    this.document.hidden = true;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }

  show(): void {
    this.document.hidden = false;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }

  goOnline(): void {
    this.events.dispatchEvent(new Event("online"));
  }

  close(): void {
    for (const name of ["document", "addEventListener", "removeEventListener"]) {
      Reflect.deleteProperty(globalThis, name);
    }
  }
}
