/** Open, unlock, start, draw. */
import { render } from "preact";
import { App } from "./screens/App.tsx";
import { LaunchFailure } from "./screens/shared/LaunchFailure.tsx";
import "./styles/base.css";
import "./styles/field.css";

const root = document.getElementById("app") as HTMLElement;

try {
  render(<App />, root);
} catch (error) {
  render(<LaunchFailure detail={error instanceof Error ? error.name : undefined} />, root);
}
