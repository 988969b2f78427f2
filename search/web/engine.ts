// The search engine: what "legible search" answers, from the shards beside
// the page. It needs a loader of shards and nothing else of a browser.
import { cited } from "./jump";
import { Loose, Planner } from "./plan";
import { Clause, parse } from "./query";
import { Ranker, Scores } from "./rank";
import { Failure, Shards } from "./shards";
import { Segment, snippet } from "./snippet";
import { Synonyms } from "./synonyms";
import { Table } from "./table";

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
  const shards = new Shards(loader);
  let table: Table, stop: Set<string>, synonyms: Synonyms, ranker: Ranker;

  async function warm(): Promise<void> {
    if (table) return;
    await shards.fetch(["meta"]);
    shards.meta = JSON.parse(shards.text("meta")!);
    await shards.fetch(["table"]);
    stop = new Set(shards.meta.stop);
    synonyms = new Synonyms(shards.meta.synonyms, stop);
    const t = new Table(shards.text("table")!, shards.meta.n);
    ranker = new Ranker(shards, t.lengths);
    table = t;
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

  function find(clauses: Clause[], keep: (doc: number) => boolean, loose: Loose) {
    const planner = new Planner(shards, stop, synonyms, loose);
    const plan = planner.positive(clauses);
    if (!plan) return { planner, scores: undefined };
    const scores: Scores = loose === Loose.parts && !planner.bent ? new Map() : ranker.run(plan);
    for (const c of clauses) {
      const barred = c.not && c.kind !== "filter" ? planner.negative(c) : undefined;
      if (barred) ranker.run(barred).forEach((_, doc) => scores.delete(doc));
    }
    const { weight } = table;
    scores.forEach((score, doc) => {
      if (keep(doc)) scores.set(doc, Math.fround(score * weight(doc)));
      else scores.delete(doc);
    });
    return { planner, scores };
  }

  async function answer(query: string, o: Options): Promise<Result> {
    await warm();
    const clauses = parse(query);
    const keep = table.filter(clauses, o.instrument || "");
    const leaders = cited(query, table, shards.meta.names, keep);
    let terms = new Set<string>(), note: Note = "", scores: Scores = new Map();
    for (let loose = Loose.strict; loose <= Loose.some; loose++) {
      const found = await settle(() => find(clauses, keep, loose));
      terms = found.planner.terms;
      if (!found.scores) {
        scores = table.filtered(clauses, keep);
        break;
      }
      scores = found.scores;
      if (scores.size || leaders.length) {
        note = loose === Loose.some ? "any" : loose === Loose.parts ? "part" : found.planner.typos ? "typos" : "";
        break;
      }
    }
    let groups = table.fold(scores);
    if (leaders.length) {
      note = "citation";
      const top = Math.fround(1 + (groups.length ? groups[0].score : 0));
      groups = leaders.map((docs): Group => ({ docs, score: top, scores: docs.map(() => top) }))
        .concat(groups.filter((g) => !leaders.some((docs) => docs[0] === g.docs[0])));
    }
    const shown = groups.slice(0, o.limit || 10);
    await shards.fetch(new Set(shown.flatMap((g) => g.docs.map((doc) => table.block(doc, shards.meta.d)[0]))));
    return {
      query, total: groups.length, note,
      hits: shown.map((g) => {
        const [first, ...rest] = g.docs.map((doc, i) => hit(doc, g.scores[i], terms));
        return { ...first, score: g.score, also: rest };
      }),
    };
  }

  function hit(doc: number, score: number, terms: Set<string>): Hit {
    const [name, line] = table.block(doc, shards.meta.d);
    const [id, title, url, citation, body] = shards.text(name)!.split("\n")[line].split("\t");
    const [kind, instrument, version, status, , current] = table.class(doc);
    return {
      id, kind, instrument, version, number: table.numbers[doc], title, url, citation, status, current, score,
      snippet: snippet(body, terms, stop), also: [],
    };
  }

  return {
    warm: () => warm().catch(() => {}),
    search: (query, options = {}) => {
      const failed = (e: any): Result => {
        if (!e || !e.code) throw e;
        return { query, total: 0, hits: [], note: "", error: e };
      };
      return answer(query, options).catch(failed);
    },
  };
}
