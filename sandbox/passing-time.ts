import { expireDueCharges, nextExpiry } from "./charges";
import { type SandboxContext } from "./context";

/** Expires the charges and carries out the late requests whose time has come. */
export function catchUp(ctx: SandboxContext): void {
  expireDueCharges(ctx);
  ctx.late.carryOutDue(ctx.clock.now());
}

/**
 * Moves the sandbox's clock `ms` milliseconds forward. Late requests are carried out at their own
 * moment on the way, as if the time had really passed.
 */
export function advanceClock(ctx: SandboxContext, ms: number): void {
  const { clock, late } = ctx;
  const end = clock.offset + ms;
  for (let at = late.nextAt(); at !== null; at = late.nextAt()) {
    const offset = at - clock.wallNow();
    if (offset > end) break;
    clock.offset = Math.max(clock.offset, offset);
    catchUp(ctx);
  }
  clock.offset = end;
  catchUp(ctx);
}

/** Unix milliseconds (sandbox clock) at which something is due next; null when nothing is. */
export function nextDue(ctx: SandboxContext): number | null {
  const times = [nextExpiry(ctx), ctx.late.nextAt()].filter((at) => at !== null);
  return times.length > 0 ? Math.min(...times) : null;
}
