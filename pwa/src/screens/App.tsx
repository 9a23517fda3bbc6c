import { useState } from "preact/hooks";
import { ErrorBoundary, LocationProvider, lazy, useLocation } from "preact-iso";
import { errorWords } from "../locales/errorWords.ts";
import { FieldApp } from "./field/FieldApp.tsx";
import { LaunchFailure } from "./shared/LaunchFailure.tsx";
import { OfficeUnreachable } from "./shared/OfficeUnreachable.tsx";

/** From the network when it is opened: a phone in the field never holds the office. */
const Office = lazy(() =>
  import("./office/Office.tsx").catch(() => ({ default: OfficeUnreachable })),
);

/** Field or office, by the address; whatever breaks ends in a panel with a way on. */
export function App() {
  const [failure, setFailure] = useState<unknown>(null);
  if (failure !== null) return <LaunchFailure detail={errorWords(failure)} />;
  return (
    <LocationProvider>
      <ErrorBoundary onError={setFailure}>
        <Surface />
      </ErrorBoundary>
    </LocationProvider>
  );
}

function Surface() {
  const { path } = useLocation();
  return path === "/office" || path.startsWith("/office/") ? <Office /> : <FieldApp />;
}
