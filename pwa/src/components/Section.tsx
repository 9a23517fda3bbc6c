import type { ComponentChildren } from "preact";

/** A part of a page under its own heading, which names it aloud too. */
export function Section(props: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  );
}
