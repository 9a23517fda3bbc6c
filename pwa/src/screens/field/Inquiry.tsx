import { useState } from "preact/hooks";
import { typedIn } from "../../actions/typed.ts";
import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { INQUIRY, InquiryFields } from "./InquiryFields.tsx";
import { InquirySaved, OwnInquiries } from "./OwnInquiries.tsx";
import { Tabs } from "./Tabs.tsx";

/** One door: what somebody tells the service, written down in under a minute, and what became of it. */
export function Inquiry() {
  const [saved, setSaved] = useState<string | null>(null);
  // What was taken back stands in the form again.
  const isWriting = saved === null || typedIn(INQUIRY) !== undefined;

  function show(id: string): void {
    setSaved(id);
    // The button that was pressed is gone, and what came of it is said at the top.
    document.querySelector<HTMLElement>("h1")?.focus();
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("inquiry.title")} />
          <p class="lead">{t("inquiry.lead")}</p>
        </header>
        <main class="page">
          <div role="status">{!isWriting && saved && <InquirySaved id={saved} />}</div>
          {isWriting ? (
            <InquiryFields onSaved={show} />
          ) : (
            <Button class="main-button" variant="secondary" onClick={() => setSaved(null)}>
              {t("inquiry.another")}
            </Button>
          )}
          <OwnInquiries />
        </main>
      </div>
      <Tabs path="" />
    </div>
  );
}
