import { ScanDetector } from "./scan-detector";

/** @param gap milliseconds from key to key */
function type(keys: string[], gap: number): string | null {
  const detector = new ScanDetector();
  return keys.map((key, index) => detector.press(key, 1_000 + index * gap)).at(-1) ?? null;
}

it("given keys a few milliseconds apart and Enter, it is a scanned code", () => {
  expect(type([..."2000001000016", "Enter"], 8)).toBe("2000001000016");
  expect(type(["Shift", "M", "Shift", "U", "G", "-", "0", "0", "1", "Enter"], 8)).toBe("MUG-001");
});

it.each([
  ["typed by a person", [..."2000001000016", "Enter"], 120],
  ["too short for a code", [..."250", "Enter"], 8],
  ["without Enter", [..."2000001000016"], 8],
])("is not one when it is %s", (_what, keys, gap) => {
  expect(type(keys, gap)).toBeNull();
});

it("tells the first key of what may be a code", () => {
  const detector = new ScanDetector();
  const firsts = [0, 5, 10, 200, 205].map((at) => {
    const isFirst = detector.isFirst(at);
    detector.press("1", at);
    return isFirst;
  });
  expect(firsts).toEqual([true, false, false, true, false]);
});

it("forgets what was typed before a pause", () => {
  const detector = new ScanDetector();
  [..."12"].forEach((key, index) => detector.press(key, index * 100));
  const at = (index: number) => 1_000 + index * 5;
  const codes = [..."20000010", "Enter"].map((key, index) => detector.press(key, at(index)));
  expect(codes.at(-1)).toBe("20000010");
});
