// The bridge to the search engine in search/web: made on the first query, so
// that a page which nobody searches loads no shard.

export interface Found {
  kind: string;
  citation: string;
  title: string;
  url: string; // relative to the site root
  status: string;
  snippet: string;
  marks: ReadonlyArray<readonly [number, number]>; // UTF-16 units of snippet
  also: string[]; // other versions folded into this hit
}

export interface Answer {
  total: number;
  hits: Found[];
  note: string; // "", or a key of data-t-note-*
}

/** ask answers a query with at most limit hits; it rejects if the index cannot be loaded. */
export async function ask(query: string, limit: number): Promise<Answer> {
  throw new Error(`no engine yet for ${query} ${limit}`);
}
