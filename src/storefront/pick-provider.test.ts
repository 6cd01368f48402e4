import { type Device } from "./device";
import { type AtomeQrProvider, flowOn, pickOther, pickProvider } from "./pick-provider";

const PHONE: Device = { hasCoarsePointer: true, shortSidePx: 390 };
const COMPUTER: Device = { hasCoarsePointer: false, shortSidePx: 900 };

const code: AtomeQrProvider = { providerId: "pp_atome-qr_th", flow: "qr" };
const page: AtomeQrProvider = { providerId: "pp_atome-qr_thapp", flow: "redirect" };
const otherCode: AtomeQrProvider = { providerId: "pp_atome-qr_sg", flow: "qr" };

it.each([
  ["a phone", PHONE, "redirect"],
  ["a tablet", { hasCoarsePointer: true, shortSidePx: 744 }, "qr"],
  ["a computer", COMPUTER, "qr"],
  ["a computer's narrow window", { hasCoarsePointer: false, shortSidePx: 400 }, "qr"],
] as const)("on %s the flow is the one that it can do", (_name, device, flow) => {
  expect(flowOn(device)).toBe(flow);
});

it("takes the one that fits the device, wherever it is in the list", () => {
  expect(pickProvider([code, page], PHONE)).toBe(page);
  expect(pickProvider([page, code], COMPUTER)).toBe(code);
  expect(pickProvider([code, page, otherCode], PHONE)).toBe(page);
});

it("takes none where several fit, where none does, or where the device is not known", () => {
  expect(pickProvider([code, page, otherCode], COMPUTER)).toBeUndefined();
  expect(pickProvider([code, otherCode], PHONE)).toBeUndefined();
  expect(pickProvider([code, page], undefined)).toBeUndefined();
});

it("finds the one way that is not the current one", () => {
  expect(pickOther([code, page], code.providerId)).toBe(page);
  expect(pickOther([code, page], page.providerId)).toBe(code);
  expect(pickOther([code, page, otherCode], page.providerId)).toBeUndefined();
  expect(pickOther([code, otherCode], code.providerId)).toBeUndefined();
  expect(pickOther([page], code.providerId)).toBeUndefined();
});
