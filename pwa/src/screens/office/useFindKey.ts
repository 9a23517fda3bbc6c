import { useLocation } from "preact-iso";
import { useKeys } from "./keys.ts";

/** The key `/` leads to the search from everywhere in the office, except where one is writing. */
export function useFindKey(isAllowed: boolean): void {
  const { route, path } = useLocation();
  useKeys(
    isAllowed
      ? {
          "/": () => {
            if (path === "/office/find")
              document.querySelector<HTMLElement>("[data-find]")?.focus();
            else route("/office/find");
          },
        }
      : {},
  );
}
