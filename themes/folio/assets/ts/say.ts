// One polite live region for the whole page, with the words for it beside it.

export function say(key: string): void {
  const region = document.getElementById("said");
  if (!region) return;
  region.textContent = "";
  const text = words(region, key);
  // A text that is the same as before is only read out if it changes.
  setTimeout(() => (region.textContent = text), 40);
}

/** words returns the interface text that a layout left on an element as data-t-KEY. */
export function words(element: HTMLElement, key: string): string {
  return element.getAttribute("data-t-" + key) ?? "";
}
