import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../locales/t.ts";

let hasArrived = false;

/**
 * The heading of a page. It names the window, and takes the focus when one comes from another
 * page, so that a screen reader says where one is. The first page of all leaves it to the browser.
 * @param title what the window is called, where that is not the heading itself
 */
export function PageHeading(props: {
  title: string;
  class?: string;
  children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = t("app.page_title", { page: props.title });
  }, [props.title]);

  useEffect(() => {
    if (hasArrived) heading.current?.focus({ preventScroll: true });
    hasArrived = true;
  }, []);

  return (
    <h1 ref={heading} tabIndex={-1} class={props.class}>
      {props.children ?? props.title}
    </h1>
  );
}
