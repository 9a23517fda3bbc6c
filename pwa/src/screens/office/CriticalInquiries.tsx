import { useLocation } from "preact-iso";
import { Icon } from "../../components/Icon.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { inquiryName } from "./inquiryName.ts";
import { session } from "./session.ts";
import { useInquiries } from "./useInquiries.ts";
import { wordLabel } from "./words.ts";

const READERS = ["housing_coordinator", "nav_housing_contact", "unit_manager"];

/** Whether this person has inquiries to read. The server decides; this only spares a dead link. */
export function mayReadInquiries(): boolean {
  return session.value?.user.roles.some((role) => READERS.includes(role)) ?? false;
}

/** Above every page: critical inquiries that nobody has said they have seen, read aloud when one comes. */
export function CriticalInquiries() {
  return mayReadInquiries() ? <Alert /> : null;
}

function Alert() {
  const { path } = useLocation();
  const { data } = useInquiries("critical", 1, 1);
  const newest = data?.inquiries[0];
  const address = `/office/inquiries/${newest?.id ?? ""}`;
  // The page of the only one says it all itself.
  const isHere = data?.counts.critical === 1 && path === address;
  return (
    <div role="alert" class="critical">
      {data && newest && !isHere && (
        <div class="notice" data-color="danger" id="critical">
          <Icon name="warning" />
          <div>
            <strong>{t("inquiries.critical", { count: data.counts.critical })}</strong>
            <p>
              {t("inquiries.critical_newest", {
                source: wordLabel("inquiry_source", newest.source),
                what: inquiryName(newest),
                date: shortDate(localDate(newest.received_at)),
                time: clockTime(newest.received_at),
              })}
            </p>
            <a class="alone" href={address}>
              {t("inquiries.open")}
            </a>
          </div>
        </div>
      )}
    </div>
  );
}
