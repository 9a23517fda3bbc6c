/** What every test has: an IndexedDB in memory, as a browser would offer it, and all texts. */
import "fake-indexeddb/auto";
import "./locales/officeWords.ts";
import "./locales/restWords.ts";
