import { Icon } from "../../components/Icon.tsx";
import { hasText, t } from "../../locales/t.ts";

/** What makes an entry worth a second look, in words. */
export function Flags({ flags }: { flags: string[] }) {
  return (
    <>
      {flags.map((flag) => (
        <span class="ds-tag" data-color="warning" key={flag}>
          <Icon name="warning" />
          {hasText(`review_flag.${flag}`)
            ? t(`review_flag.${flag}`)
            : t("review_flag.unknown", { flag })}
        </span>
      ))}
    </>
  );
}
