// What a reader chose, kept in this browser only, and only after a click. Storage
// may be forbidden or absent, and then nothing is remembered.

const PREFIX = "legible:";

export function chosen(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function choose(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // The choice holds for this page.
  }
}
