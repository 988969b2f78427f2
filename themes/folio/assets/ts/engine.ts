// The bridge to the search engine in search/web: its scripts are fetched when a
// reader turns to the search, so that a page which nobody searches loads nothing
// of it.
import type { createEngine, Engine, Facet, Filters, Hit } from "search/engine";
import { scriptLoader } from "search/loader";
import type { suggest, Suggestion } from "search/suggest";
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

let engine: Promise<Engine> | null = null;

/** warm loads what every query needs, ahead of the first one. It never fails. */
export function warm(): void {
  get().then(
    (e) => e.warm(),
    () => undefined, // the first query will say so
  );
}

/** ask answers a query with at most limit lines; it rejects if the index cannot be read. */
export async function ask(query: string, limit: number, narrowing: Narrowing = {}): Promise<Answer> {
  const result = await (await get()).search(query, { ...narrowing, limit });
  if (result.error) throw new Error(`search index: ${result.error.code} ${result.error.shard}`);
  return { total: result.total, note: result.note, hits: result.hits.map(found), facets: result.facets ?? [] };
}

/** others offers queries that find something where one found nothing. */
export async function others(query: string, filters: Filters): Promise<Suggestion[]> {
  const engine = await get();
  await load?.("others");
  return scripts().suggest(engine, query, { filters });
}

function get(): Promise<Engine> {
  engine ??= start();
  engine.catch(() => (engine = null)); // perhaps the next one gets through
  return engine;
}

let load: ReturnType<typeof scriptLoader> | null = null;

async function start(): Promise<Engine> {
  // The loader makes the page's one policy of script addresses, so it is made once.
  const loader = (load ??= scriptLoader((document.documentElement.dataset.root ?? "") + "search/data/"));
  await Promise.all([loader("grammar"), loader("engine")]);
  return scripts().createEngine(loader);
}

/** scripts are what the scripts of the search leave for the page. */
function scripts(): { createEngine: typeof createEngine; suggest: typeof suggest } {
  return (globalThis as unknown as { legibleSearch: ReturnType<typeof scripts> }).legibleSearch;
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
