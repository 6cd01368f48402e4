import { matchPath } from "./http";
import { seededRandom } from "./random";
import { type ExpiryShape } from "./types";

/** 302 to another host, or a page of HTML with status 200 or 403. */
export type PageShape = "redirect" | "html_ok" | "html_forbidden";

export type FaultKind =
  /** The request has its effect, then the connection is cut without an answer. */
  | { kind: "lost_answer" }
  /** The connection is cut before the request has any effect. */
  | { kind: "reset" }
  /** An error answer and no effect; `html` gives a gateway's HTML page instead of Omise's JSON. */
  | { kind: "error"; status: number; html?: boolean; code?: string; message?: string }
  /** 429 and no effect. */
  | { kind: "rate_limited"; retryAfterSeconds?: number }
  /** The effect at once, the answer `ms` milliseconds later. */
  | { kind: "slow"; ms: number }
  /**
   * The connection is cut at once; the request has its effect `ms` milliseconds later by the
   * sandbox's clock, unless it is refused by then.
   */
  | { kind: "late"; ms: number }
  /** A maintenance page where JSON was expected, and no effect. */
  | { kind: "page"; shape: PageShape }
  /** The charge in this answer has no `scannable_code` yet; the next read has it. */
  | { kind: "null_qr" }
  /**
   * Wherever the answer shows this charge (`*`: any) or refund, alone or in a list, it has these
   * fields instead.
   */
  | { kind: "odd_charge"; charge: string; fields: Record<string, unknown> };

const COMBINED: FaultKind["kind"][] = ["slow", "null_qr", "odd_charge"];

/** A fault for the requests that match. */
export type FaultRule = FaultKind & {
  /** `POST /charges`, `* /charges/:id` (any method, `:x` is one path segment) or `*`. */
  match: string;
  /** Only requests with a key of this account; without it, all. */
  account?: string;
  /** How often it strikes before it is gone; without it, always. */
  times?: number;
  /** 0 to 1, drawn from the sandbox's seed; default 1. */
  probability?: number;
};

interface ActiveRule {
  rule: FaultRule;
  left: number;
  random: () => number;
}

/** The request faults in force. */
export class Faults {
  /** How charges that time out look from now on. */
  expiryShape: ExpiryShape;
  private active: ActiveRule[] = [];
  private added = 0;

  constructor(
    private readonly seed: number,
    private readonly defaultExpiryShape: ExpiryShape,
  ) {
    this.expiryShape = defaultExpiryShape;
  }

  add(rule: FaultRule): void {
    // Each rule draws from its own stream, so its decisions don't depend on the other rules.
    const random = seededRandom(this.seed + 7919 * this.added++);
    this.active.push({ rule, left: rule.times ?? Infinity, random });
  }

  /** The rules still in force, `times` counted down. */
  list(): FaultRule[] {
    return this.active.map(({ rule, left }) =>
      Number.isFinite(left) ? { ...rule, times: left } : rule,
    );
  }

  remove(isUnwanted: (rule: FaultRule) => boolean): void {
    this.active = this.active.filter(({ rule }) => !isUnwanted(rule));
  }

  /** Takes away all rules and gives expiry its first shape again. */
  clear(): void {
    this.active = [];
    this.added = 0;
    this.expiryShape = this.defaultExpiryShape;
  }

  /**
   * The faults that strike this request, in the order they were added. Those in `COMBINED` combine with
   * what follows; any other kind decides the answer and ends the list.
   */
  take(method: string, path: string, accountId: string | null): FaultKind[] {
    const struck: FaultKind[] = [];
    for (const one of this.active) {
      if (!matches(one.rule.match, method, path)) continue;
      if (one.rule.account !== undefined && one.rule.account !== accountId) continue;
      if (one.random() >= (one.rule.probability ?? 1)) continue;
      one.left -= 1;
      struck.push(one.rule);
      if (!COMBINED.includes(one.rule.kind)) break;
    }
    this.active = this.active.filter(({ left }) => left > 0);
    return struck;
  }
}

function matches(match: string, method: string, path: string): boolean {
  if (match === "*") return true;
  const [wantedMethod, pattern = ""] = match.split(" ");
  return (
    (wantedMethod === "*" || wantedMethod === method) &&
    (pattern === "*" || matchPath(pattern, path) !== null)
  );
}
