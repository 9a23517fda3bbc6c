/** The office's part of the catalogue; imported once, by what opens the office. */
import { messages } from "./nb.po?office?lingui";
import { addTexts } from "./t.ts";

addTexts(messages);
