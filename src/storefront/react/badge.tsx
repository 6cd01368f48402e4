const SHAPES = {
  paid: "M5 12.5 10 17.5 19 7",
  failed: "M7 7 17 17 M17 7 7 17",
  expired: "M12 3.5a8.5 8.5 0 1 0 .01 0Z M12 8v4.5l3 2",
  error: "M12 6v7.5 M12 17.5v.01",
} as const;

/** The outcome at a glance; the heading next to it says the same in words. */
export function Badge({ status }: { status: keyof typeof SHAPES }) {
  return (
    <span className="atome-qr__badge" aria-hidden>
      <svg viewBox="0 0 24 24" width="32" height="32" fill="none" stroke="currentColor">
        <path d={SHAPES[status]} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}
