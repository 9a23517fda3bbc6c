import { useLocation, useRoute } from "preact-iso";
import { mendingForm } from "../../actions/inquiry.ts";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { row } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { InquiryFields } from "./InquiryFields.tsx";
import { inquiryAbout } from "./OwnInquiries.tsx";
import { Tabs } from "./Tabs.tsx";

/** One of one's own inquiries, put right until the office has decided. */
export function InquiryMend() {
  const { route } = useLocation();
  const one = row("inquiry", useRoute().params.id ?? "");
  const isOwn = one?.received_by === deviceUser.value?.id;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("inquiry.mend_title")} />
          {one && (
            <p class="lead">
              {`${shortDate(localDate(one.received_at))} ${clockTime(one.received_at)} · ${inquiryAbout(one)}`}
            </p>
          )}
        </header>
        <main class="page">
          {!(one && isOwn) && <p>{t("inquiry.gone")}</p>}
          {one && one.decision !== "new" && (
            <Notice kind="info">
              <p>
                {t("inquiry.decided", { decision: label("inquiry_decision", one.decision) })}.{" "}
                {t("inquiry.decided_since")}
              </p>
            </Notice>
          )}
          {one && isOwn && (
            <InquiryFields
              key={one.id}
              mending={mendingForm(one, inquiryAbout(one))}
              onSaved={() => route("/inquiry", true)}
            />
          )}
          <a class="ds-button wide" data-variant="secondary" href="/inquiry">
            {t("inquiry.mend_back")}
          </a>
        </main>
      </div>
      <Tabs path="" />
    </div>
  );
}
