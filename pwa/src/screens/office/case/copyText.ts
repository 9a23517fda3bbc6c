/**
 * Copies a text; without leave for the clipboard the text on the page is marked, so that the browser's own
 * menu copies it. Says whether it was copied.
 * @param id the element that shows the text
 */
export async function copyText(text: string, id: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const shown = document.getElementById(id);
    if (shown) getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}
