import type { ComponentChildren } from "preact";

/** A name and what it says, within a `dl` of the class "facts". */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
