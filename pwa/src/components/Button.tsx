import type { ComponentChildren, JSX } from "preact";

type Props = Omit<JSX.IntrinsicElements["button"], "class" | "children"> & {
  variant?: "primary" | "secondary" | "tertiary";
  color?: "accent" | "danger" | "neutral";
  class?: string;
  children: ComponentChildren;
};

/** A button in the looks of Designsystemet; `type` is "button" unless told otherwise. */
export function Button({ variant, color, class: extra, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      class={extra ? `ds-button ${extra}` : "ds-button"}
      data-variant={variant ?? "primary"}
      data-color={color}
    >
      {children}
    </button>
  );
}
