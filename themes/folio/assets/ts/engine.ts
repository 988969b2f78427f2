// The bridge to the search engine in search/web: made on the first query, so
// that a page which nobody searches loads no shard.
import { createEngine, type Engine, type Facet, type Filters, type Hit } from "search/engine";
import { scriptLoader } from "search/loader";
import { suggest, type Suggestion } from "search/suggest";
import type { Piece } from "./words";

export type { Facet, Filters, Suggestion };

/** A line of the answer, ready to be shown. */
export interface Found {
  kind: string;
  citation: string;
  title: string;
  url: string; // relative to the site root
  status: string;
  snippet: readonly Piece[];
  also: { citation: string; status: string }[]; // other versions, folded into this line
}

export interface Answer {
  total: number;
  hits: Found[];
  note: string; // "", or KEY of data-t-note-KEY
  facets: Facet[]; // empty unless asked for
}

/** How an answer is narrowed, and whether it is counted. */
export interface Narrowing {
  filters?: Filters;
  facets?: boolean;
}

let engine: Engine | null = null;

/** warm loads what every query needs, ahead of the first one. It never fails. */
export function warm(): void {
  try {
    void get().warm();
  } catch {
    // The first query will say so.
  }
}

/** ask answers a query with at most limit lines; it rejects if the index cannot be read. */
export async function ask(query: string, limit: number, narrowing: Narrowing = {}): Promise<Answer> {
  const result = await get().search(query, { ...narrowing, limit });
  if (result.error) throw new Error(`search index: ${result.error.code} ${result.error.shard}`);
  return { total: result.total, note: result.note, hits: result.hits.map(found), facets: result.facets ?? [] };
}

/** others offers queries that find something where one found nothing. */
export async function others(query: string, filters: Filters): Promise<Suggestion[]> {
  return suggest(get(), query, { filters });
}

function get(): Engine {
  const root = document.documentElement.dataset.root ?? "";
  return (engine ??= createEngine(scriptLoader(root + "search/data/")));
}

function found(hit: Hit): Found {
  return {
    kind: hit.kind,
    citation: hit.citation,
    title: hit.title,
    url: hit.url,
    status: hit.status,
    snippet: hit.snippet.map((s) => ({ text: s.text, marked: s.marked })),
    also: hit.also.map((h) => ({ citation: h.citation || h.title, status: h.status })),
  };
}
