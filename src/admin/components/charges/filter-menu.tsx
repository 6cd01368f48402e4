import { TrianglesMini } from "@medusajs/icons";
import { Button, DropdownMenu } from "@medusajs/ui";

import { useText } from "../../hooks/use-text";

export interface FilterOption<T extends string> {
  value: T;
  label: string;
}

interface FilterMenuProps<T extends string> {
  name: string;
  options: readonly FilterOption<T>[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  /** Whether only one can be chosen; choosing it again lets it go. */
  single?: boolean;
}

/**
 * A filter of the list, as a menu. The data table's own filters speak English only and have no name
 * for screen readers.
 */
export function FilterMenu<T extends string>(props: FilterMenuProps<T>) {
  const { name, options, chosen, onChange, single = false } = props;
  const t = useText();
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);

  function toggle(value: T) {
    if (chosen.includes(value)) return onChange(chosen.filter((one) => one !== value));
    onChange(single ? [value] : [...chosen, value]);
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="max-w-64">
          <span className="truncate">
            {labels.length > 0 ? t("fields.named", { name, value: labels.join(", ") }) : name}
          </span>
          <TrianglesMini className="text-ui-fg-muted" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        {options.map(({ value, label }) => (
          <DropdownMenu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onCheckedChange={() => toggle(value)}
            // Stays open, so that several can be chosen.
            onSelect={(event) => !single && event.preventDefault()}
          >
            {label}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
