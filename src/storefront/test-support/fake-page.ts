const NAMES = ["document", "addEventListener", "removeEventListener", "matchMedia", "screen"];

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

  /** @param persisted as the back button finds it in the browser's cache, else when it has loaded */
  appear(persisted: boolean): void {
    this.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
  }

  becomePhone(): void {
    this.setDevice({ isTouched: true, width: 844, height: 390 });
  }

  becomeComputer(): void {
    this.setDevice({ isTouched: false, width: 1440, height: 900 });
  }

  private setDevice({
    isTouched,
    ...screen
  }: {
    isTouched: boolean;
    width: number;
    height: number;
  }) {
    const matchMedia = (query: string) => ({ matches: isTouched && query === "(pointer: coarse)" });
    Object.assign(globalThis, { matchMedia, screen });
  }

  goOnline(): void {
    this.events.dispatchEvent(new Event("online"));
  }

  close(): void {
    for (const name of NAMES) {
      Reflect.deleteProperty(globalThis, name);
    }
  }
}
