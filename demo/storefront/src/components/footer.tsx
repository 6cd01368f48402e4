export function Footer() {
  return (
    <footer className="footer">
      A demo store: no real goods, no real money. Payments by Atome QR through Omise.
    </footer>
  );
}
