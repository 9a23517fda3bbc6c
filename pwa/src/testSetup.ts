/** What every test has: an IndexedDB in memory, as a browser would offer it. */
import "fake-indexeddb/auto";
