// The bridge to the search engine in search/web: its scripts are fetched when a
// reader turns to the search, so that a page which nobody searches loads nothing
// of it.
import type { createEngine, Engine, Facet, Filters, Hit } from "search/engine";
import { scriptLoader } from "search/loader";
import type { suggest, Suggestion } from "search/suggest";

export type { Facet, Filters, Hit, Suggestion };

export interface Answer {
  total: number;
  hits: Hit[];
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
  return { total: result.total, note: result.note, hits: result.hits, facets: result.facets ?? [] };
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
