/** The texts of the field screens that come after the first visit; imported once, by what holds those screens. */
import { messages } from "./nb.po?rest?lingui";
import { addTexts } from "./t.ts";

addTexts(messages);
