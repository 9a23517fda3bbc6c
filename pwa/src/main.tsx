/** Open, unlock, start, draw. */
import { render } from "preact";
import { App } from "./screens/App.tsx";
import { LaunchFailure } from "./screens/shared/LaunchFailure.tsx";
import "./styles/base.css";
import "./styles/phone.css";
import "./styles/lists.css";
import "./styles/visit.css";
import "./styles/forms.css";
import "./styles/attention.css";
import "./styles/lock.css";

const root = document.getElementById("app") as HTMLElement;

// What index.html says when no script runs; one does.
root.replaceChildren();
try {
  render(<App />, root);
} catch (error) {
  render(<LaunchFailure detail={error instanceof Error ? error.name : undefined} />, root);
}
