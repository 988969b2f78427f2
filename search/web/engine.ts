// The search engine: what "legible search" answers, from the shards beside
// the page. It needs a loader of shards and nothing else of a browser.
import type { Facet, Facets, Filters, Test } from "./facets";
import { cited } from "./jump";
import { Loose, createPlanner } from "./plan";
import { Clause, parse } from "./query";
import { Ranker, Scores, createRanker } from "./rank";
import { Failure, Meta, createShards } from "./shards";
import { Segment, snippet } from "./snippet";
import { Synonyms, createSynonyms } from "./synonyms";
import { Table, createTable } from "./table";

export type { Facet, Failure, Filters, Segment };

export interface Options {
  /** Groups returned; 10 when absent. */
  limit?: number;
  /** Narrow what was found; with them a query without words finds everything they leave. */
  filters?: Filters;
  /** Fill Result.facets. */
  facets?: boolean;
}

export interface Hit {
  id: string; kind: string; instrument: string; version: string; number: string;
  title: string; url: string; citation: string; status: string;
  current: boolean;
  score: number;
  /** Plain text in pieces; marked ones matched. */
  snippet: Segment[];
  /** Other versions, folded; empty in a folded hit. */
  also: Hit[];
}

/** any: some of the words. part: parts of a Chinese run. typos: similar words. */
export type Note = "" | "any" | "part" | "typos" | "citation";

export interface Result {
  query: string;
  /** Groups found, of which hits holds the first. */
  total: number;
  hits: Hit[];
  note: Note;
  /** There when asked for. */
  facets?: Facet[];
  /** Set when search cannot work here; hits are then empty. */
  error?: Failure;
}

export interface Engine {
  /** search never rejects; see Result.error. */
  search(query: string, options?: Options): Promise<Result>;
  /** words is the dictionary in byte order, with document counts; it rejects when it cannot be read. */
  words(): Promise<[string, number][]>;
  /** warm loads what every search needs, so that the first one is quick. */
  warm(): Promise<void>;
}

/** all passes everything: what a query without filters keeps. */
const all: Test = () => true;

/** A line of the result: its documents, the leader first, and their scores. */
export interface Group { docs: number[]; score: number; scores: number[] }

/** manyWords is from how many parts of a query on one provision is too little; see search.go. */
const manyWords = 4;

/**
 * createEngine returns an engine. The loader runs the classic script of a
 * shard, "p-0" for p-0.js, and resolves when it has run. It defines the
 * global legibleSearch, which shards call, so a page has one engine.
 */
export function createEngine(loader: (name: string) => Promise<void>): Engine {
  const shards = createShards(loader);
  let table: Table | undefined, meta: Meta, stop: Set<string>, synonyms: Synonyms, score: Ranker, facets: Facets | undefined;

  async function warm(): Promise<Table> {
    if (!table) {
      await shards.fetch(["meta"]);
      shards.start((meta = JSON.parse(shards.text("meta")!)));
      await shards.fetch(["table"]);
      stop = new Set(meta.stop);
      synonyms = createSynonyms(meta.synonyms, stop);
      table = createTable(shards.text("table")!, meta.n);
      score = createRanker(shards, meta.n, table.lengths);
    }
    return table;
  }

  /** settle repeats what read until all it needs is there. */
  async function settle<T>(read: () => T): Promise<T> {
    for (;;) {
      shards.need.clear();
      const out = read();
      const need = [...shards.need];
      if (!need.length) return out;
      await shards.fetch(need);
    }
  }

  function find(table: Table, clauses: Clause[], keep: (doc: number) => boolean, loose: Loose) {
    const planner = createPlanner(shards, meta.fields, stop, synonyms, loose);
    const plan = planner.positive(clauses);
    if (!plan) return { planner, parts: 0 };
    const scores: Scores = loose === Loose.parts && !planner.bent() ? new Map()
      : score(plan, (n, doc) => keep(doc) && Math.fround(n * table.weight(doc)));
    for (const c of clauses) {
      const barred = c.not && c.kind !== "filter" && planner.negative(c);
      if (barred) score(barred, () => 1).forEach((_, doc) => scores.delete(doc));
    }
    return { planner, scores, parts: plan.kids.length };
  }

  async function answer(query: string, o: Options): Promise<Result> {
    const table = await warm();
    const clauses = parse(query);
    const filters = o.filters || {}, chosen = Object.keys(filters).filter((p) => filters[p].length);
    if (!facets && (o.facets || chosen.length || clauses.some((c) => c.kind === "filter"))) {
      await Promise.all([loader("others"), shards.fetch(["facets"])]);
      facets = (globalThis as any).legibleSearch.createFacets(shards.text("facets")!, meta.n, table) as Facets;
    }
    const keep = facets ? facets.filter(clauses) : all;
    const leaders = cited(query, table, meta.names, keep);
    const anyKind = clauses.some((c) => c.field === "kind" && !c.not);
    let terms = new Set<string>(), note: Note = "", scores: Scores | undefined;
    for (let loose = Loose.strict; loose <= Loose.some; loose++) {
      const found = await settle(() => find(table, clauses, keep, loose));
      if (!found.scores) {
        scores = table.filtered(clauses, keep, !!o.facets || !!chosen.length);
        break;
      }
      if (!scores || found.scores.size > scores.size) {
        scores = found.scores;
        terms = found.planner.terms;
        note = !scores.size ? "" : loose === Loose.some ? "any" : loose === Loose.parts ? "part" : found.planner.typos() ? "typos" : "";
      }
      let things = 0, group = -1;
      for (const doc of scores.keys()) {
        if ((anyKind || table.class(doc)[0] === "provision") && group !== (group = table.groupOf[doc]) && ++things > 1) break;
      }
      if (leaders.length || things > 1 || (things && found.parts < manyWords)) break;
    }
    /** narrowed are the groups that are left under filters. */
    const limit = o.limit || 10;
    const narrowed = (f: Filters): Group[] => {
      const pass = facets ? facets.passes(f) : all;
      const groups = table.fold(pass === all ? scores! : new Map([...scores!].filter(([doc]) => pass(doc))), leaders.length ? Infinity : limit);
      const first = cited(query, table, meta.names, (doc) => keep(doc) && pass(doc));
      const top = Math.fround(1 + (groups.length ? groups[0].score : 0));
      return !leaders.length ? groups : first.map((docs): Group => ({ docs, score: top, scores: docs.map(() => top) }))
        .concat(groups.filter((g) => !first.some((docs) => docs[0] === g.docs[0])));
    };
    if (leaders.length) note = "citation";
    const groups = chosen.length || clauses.some((c) => !c.not) ? narrowed(filters) : [];
    const shown = groups.slice(0, limit);
    await shards.fetch(new Set(shown.flatMap((g) => g.docs.map((doc) => table.block(doc, meta.d)[0]))));
    return {
      query, total: groups.length, note,
      facets: o.facets ? facets!.counts([...new Set([...scores!.keys(), ...leaders.flat()])], filters, leaders.length ? narrowed : undefined) : undefined,
      hits: shown.map((g) => {
        const [first, ...rest] = g.docs.map((doc, i) => hit(table, doc, g.scores[i], terms));
        return { ...first, score: g.score, also: rest };
      }),
    };
  }

  function hit(table: Table, doc: number, score: number, terms: Set<string>): Hit {
    const [name, line] = table.block(doc, meta.d);
    const [id, title, url, citation, body] = shards.lines(name)[line].split("\t");
    const [kind, instrument, version, status, , current] = table.class(doc);
    return {
      id, kind, instrument, version, number: table.numbers[doc], title, url, citation, status, current, score,
      // Of a version folded under another, few ask for it.
      get snippet() { return snippet(body, terms, stop); }, also: [],
    };
  }

  return {
    words: () => warm().then(() => settle(shards.words)),
    warm: () => warm().then(() => {}, () => {}),
    search: (query, options = {}) => {
      const failed = (e: any): Result => {
        if (!e || !e.code) throw e;
        return { query, total: 0, hits: [], note: "", error: e };
      };
      return answer(query, options).catch(failed);
    },
  };
}
