import { type FollowedDisplay } from "../modules/atome-qr/displays";
import { TestCaller } from "../long-poll/test-support/test-caller";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { DisplayHub } from "./display-hub";

const idle = (id: string): FollowedDisplay => ({ id, screen: "s", shown: null });
const withCode = (id: string): FollowedDisplay => ({
  ...idle(id),
  shown: { saleId: `sale-${id}`, charge: { id: `charge-${id}`, status: "pending" } as ChargeRow },
});

const isShown = (display: FollowedDisplay | undefined) => !display || display.shown !== null;

describe("displays that wait", () => {
  let now: FollowedDisplay[];
  let read: jest.Mock<Promise<FollowedDisplay[]>, [string[]]>;
  let ask: jest.Mock<Promise<void>, [string[]]>;
  let hub: DisplayHub;

  beforeEach(() => {
    jest.useFakeTimers();
    now = [idle("a"), idle("b")];
    read = jest.fn((ids: string[]) => Promise.resolve(now.filter(({ id }) => ids.includes(id))));
    ask = jest.fn((_ids: string[]) => Promise.resolve());
    hub = new DisplayHub({ read, ask });
  });

  afterEach(() => jest.useRealTimers());

  /** Resolves to whether it ended. */
  function wait(id: string, milliseconds = 25_000, caller = new TestCaller()) {
    const waiting = { ended: false };
    void hub.wait(id, isShown, milliseconds, caller).then(() => (waiting.ended = true));
    return waiting;
  }

  it("are read together, once a second, and end when there is news of theirs", async () => {
    const [a, again, b] = [wait("a"), wait("a"), wait("b")];
    await jest.advanceTimersByTimeAsync(2_500);
    expect(read.mock.calls).toEqual([[["a", "b"]], [["a", "b"]], [["a", "b"]]]);
    now = [withCode("a"), idle("b")];
    await jest.advanceTimersByTimeAsync(1_000);
    expect([a.ended, again.ended, b.ended]).toEqual([true, true, false]);
  });

  it("end when they are revoked, when their time is up, and when they have gone", async () => {
    const gone = new TestCaller();
    const [revoked, late, left] = [wait("x"), wait("a", 3_000), wait("b", 25_000, gone)];
    await jest.advanceTimersByTimeAsync(0);
    expect([revoked.ended, late.ended, left.ended]).toEqual([true, false, false]);
    gone.leave();
    await jest.advanceTimersByTimeAsync(3_000);
    expect([late.ended, left.ended]).toEqual([true, true]);
    read.mockClear();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(read).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });

  it("are looked at again after the database did not answer", async () => {
    read.mockRejectedValueOnce(new Error("away"));
    const a = wait("a");
    await jest.advanceTimersByTimeAsync(0);
    now = [withCode("a")];
    await jest.advanceTimersByTimeAsync(1_000);
    expect(a.ended).toBe(true);
  });

  it("have Omise asked about open codes alone, and see changes while it is slow", async () => {
    ask.mockReturnValueOnce(new Promise(() => {}));
    now = [withCode("a"), idle("b")];
    void hub.wait("a", () => false, 25_000, new TestCaller());
    const b = wait("b");
    await jest.advanceTimersByTimeAsync(0);
    expect(ask.mock.calls).toEqual([[[now[0].shown!.charge.id]]]);
    now = [now[0], withCode("b")];
    await jest.advanceTimersByTimeAsync(2_000);
    expect(b.ended).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
