import { type ReactElement } from "react";

import { type AtomeQrPaymentProps } from "../react";
import { TAG } from "./define-element";

interface Element extends EventTarget {
  isConnected: boolean;
  set: (name: string, value: string) => void;
  connectedCallback: () => void;
  disconnectedCallback: () => void;
}

const mockRoots: { shown: ReactElement<AtomeQrPaymentProps>[]; isUnmounted: boolean }[] = [];

jest.mock("react-dom/client", () => ({
  createRoot() {
    const root: (typeof mockRoots)[number] = { shown: [], isUnmounted: false };
    mockRoots.push(root);
    return {
      render: (element: ReactElement<AtomeQrPaymentProps>) => root.shown.push(element),
      unmount: () => (root.isUnmounted = true),
    };
  },
}));

/** As much of a browser's elements as a custom one needs. */
class FakeElement extends EventTarget {
  isConnected = false;
  private readonly attributes = new Map<string, string>();

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  set(name: string, value: string): void {
    this.attributes.set(name, value);
    (this as unknown as { attributeChangedCallback: () => void }).attributeChangedCallback();
  }
}

const defined = new Map<string, new () => Element>();
const NAMES = { HTMLElement: FakeElement, customElements: fakeRegistry() };
const settle = () => Promise.resolve();

function fakeRegistry() {
  return {
    get: (name: string) => defined.get(name),
    define: (name: string, element: new () => Element) => defined.set(name, element),
  };
}

let element: Element;

beforeEach(() => {
  mockRoots.length = 0;
  defined.clear();
  Object.assign(globalThis, NAMES);
  jest.isolateModules(() => jest.requireActual("./index"));
  const AtomeQrPaymentElement = defined.get(TAG)!;
  element = new AtomeQrPaymentElement();
  element.isConnected = true;
  element.connectedCallback();
});

afterEach(() => {
  for (const name of Object.keys(NAMES)) {
    Reflect.deleteProperty(globalThis, name);
  }
});

async function fillIn(): Promise<void> {
  element.set("backend-url", "https://api.shop.test");
  element.set("publishable-key", "pk_1");
  element.set("cart-id", "cart_1");
  await settle();
}

const lastProps = () => mockRoots[0].shown.at(-1)!.props;

it("shows the payment once all that is required is there", async () => {
  await settle();
  expect(mockRoots).toHaveLength(0);
  await fillIn();
  expect(mockRoots[0].shown).toHaveLength(1);
  expect(lastProps().cart).toEqual({ id: "cart_1" });
});

it("goes on with the same payment when only its looks change, and begins anew in another store", async () => {
  await fillIn();
  const { client } = lastProps();
  element.set("lang", "th");
  await settle();
  expect(lastProps()).toMatchObject({ language: "th" });
  expect(lastProps().client).toBe(client);
  element.set("publishable-key", "pk_2");
  await settle();
  expect(lastProps().client).not.toBe(client);
});

it("tells each state and the order as events", async () => {
  await fillIn();
  const heard: unknown[] = [];
  for (const name of ["state", "paid"]) {
    element.addEventListener(name, (event) => {
      const { type, bubbles, detail } = event as CustomEvent<unknown>;
      heard.push([type, bubbles, detail]);
    });
  }
  lastProps().onState?.({ status: "starting" });
  lastProps().onPaid?.({ id: "order_1" });
  expect(heard).toEqual([
    ["state", true, { status: "starting" }],
    ["paid", true, { id: "order_1" }],
  ]);
});

it("ends when it is removed, but not when it is only moved", async () => {
  await fillIn();
  element.disconnectedCallback();
  element.connectedCallback();
  await settle();
  expect(mockRoots[0].isUnmounted).toBe(false);
  element.isConnected = false;
  element.disconnectedCallback();
  await settle();
  expect(mockRoots[0].isUnmounted).toBe(true);
});

it("does nothing in Node", () => {
  defined.clear();
  Reflect.deleteProperty(globalThis, "customElements");
  Reflect.deleteProperty(globalThis, "HTMLElement");
  jest.isolateModules(() => jest.requireActual("./index"));
  expect(defined.size).toBe(0);
});
