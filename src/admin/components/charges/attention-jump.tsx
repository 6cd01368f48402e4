import { useCharges } from "../../hooks/use-charges";
import { useText } from "../../hooks/use-text";

/** Where what needs attention is below the list rather than beside it: how much it is, and the way there. */
export function AttentionJump() {
  const t = useText();
  const { data } = useCharges("attention=true&limit=1");
  const count = data?.count ?? 0;
  // As high while it loads, so that the list does not move.
  return (
    <span className="block min-h-5 min-[1400px]:hidden">
      {data && count === 0 && t("attention.nothing")}
      {count > 0 && (
        <button
          type="button"
          className="text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2"
          onClick={goToAttention}
        >
          {t("banner.charges", { count })}
        </button>
      )}
    </span>
  );
}

function goToAttention(): void {
  const section = document.querySelector<HTMLElement>('[data-atome-qr="attention"]');
  if (!section) return;
  section.scrollIntoView();
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
