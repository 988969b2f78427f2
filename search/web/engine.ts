// The search engine: what "legible search" answers, from the shards beside
// the page. It needs a loader of shards and nothing else of a browser.
import { cited } from "./jump";
import { Loose, createPlanner } from "./plan";
import { Clause, parse } from "./query";
import { Scores, run } from "./rank";
import { Failure, Meta, createShards } from "./shards";
import { Segment, snippet } from "./snippet";
import { Synonyms, createSynonyms } from "./synonyms";
import { Table, createTable } from "./table";

export type { Failure, Segment };

export interface Options {
  /** Groups returned; 10 when absent. */
  limit?: number;
  /** "csl" or "csl@2017-06-01". */
  instrument?: string;
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
  /** Set when search cannot work here; hits are then empty. */
  error?: Failure;
}

export interface Engine {
  /** search never rejects; see Result.error. */
  search(query: string, options?: Options): Promise<Result>;
  /** warm loads what every search needs, so that the first one is quick. */
  warm(): Promise<void>;
}

/** A line of the result: its documents, the leader first, and their scores. */
export interface Group { docs: number[]; score: number; scores: number[] }

/**
 * createEngine returns an engine. The loader runs the classic script of a
 * shard, "p-0" for p-0.js, and resolves when it has run. It defines the
 * global legibleSearch, which shards call, so a page has one engine.
 */
export function createEngine(loader: (name: string) => Promise<void>): Engine {
  const shards = createShards(loader);
  let table: Table | undefined, meta: Meta, stop: Set<string>, synonyms: Synonyms;

  async function warm(): Promise<Table> {
    if (!table) {
      await shards.fetch(["meta"]);
      shards.start((meta = JSON.parse(shards.text("meta")!)));
      await shards.fetch(["table"]);
      stop = new Set(meta.stop);
      synonyms = createSynonyms(meta.synonyms, stop);
      table = createTable(shards.text("table")!, meta.n);
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
    if (!plan) return { planner };
    const score = (p: typeof plan) => run(p, shards, meta.n, table.lengths);
    const scores: Scores = loose === Loose.parts && !planner.bent() ? new Map() : score(plan);
    for (const c of clauses) {
      const barred = c.not && c.kind !== "filter" && planner.negative(c);
      if (barred) score(barred).forEach((_, doc) => scores.delete(doc));
    }
    scores.forEach((n, doc) => {
      if (keep(doc)) scores.set(doc, Math.fround(n * table.weight(doc)));
      else scores.delete(doc);
    });
    return { planner, scores };
  }

  async function answer(query: string, o: Options): Promise<Result> {
    const table = await warm();
    const clauses = parse(query);
    const keep = table.filter(clauses, o.instrument || "");
    const leaders = cited(query, table, meta.names, keep);
    let terms = new Set<string>(), note: Note = "", scores: Scores = new Map();
    for (let loose = Loose.strict; loose <= Loose.some; loose++) {
      const found = await settle(() => find(table, clauses, keep, loose));
      terms = found.planner.terms;
      if (!found.scores) {
        scores = table.filtered(clauses, keep);
        break;
      }
      scores = found.scores;
      if (scores.size || leaders.length) {
        note = loose === Loose.some ? "any" : loose === Loose.parts ? "part" : found.planner.typos() ? "typos" : "";
        break;
      }
    }
    const limit = o.limit || 10;
    let groups = table.fold(scores, leaders.length ? Infinity : limit);
    if (leaders.length) {
      note = "citation";
      const top = Math.fround(1 + (groups.length ? groups[0].score : 0));
      groups = leaders.map((docs): Group => ({ docs, score: top, scores: docs.map(() => top) }))
        .concat(groups.filter((g) => !leaders.some((docs) => docs[0] === g.docs[0])));
    }
    const shown = groups.slice(0, limit);
    await shards.fetch(new Set(shown.flatMap((g) => g.docs.map((doc) => table.block(doc, meta.d)[0]))));
    return {
      query, total: groups.length, note,
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
      snippet: snippet(body, terms, stop), also: [],
    };
  }

  return {
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
