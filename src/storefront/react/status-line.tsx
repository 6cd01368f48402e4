/** What is going on, for the eyes: the announcer tells the ears, and once is enough. */
export function StatusLine({ children }: { children: string }) {
  return (
    <p className="atome-qr__status" aria-hidden>
      <span className="atome-qr__pulse" />
      {children}
    </p>
  );
}
