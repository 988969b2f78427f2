// Loading and reading shards; search/export.go writes and describes them.
// These are closures, not classes, because a minifier shortens their names.

/** Why search cannot answer. The rest of the site is not affected. */
export interface Failure {
  /** missing: not loaded. damaged: loaded, but broken. mismatch: of another build of the site. */
  code: "missing" | "damaged" | "mismatch";
  shard: string;
}

export interface Meta {
  n: number; fields: [string, number][]; stop: string[]; p: string[]; d: number[];
  names: string[][]; synonyms: string[][];
}

/** Postings of a term in one field: documents ascending, frequencies, and what rank.ts keeps of their scores. */
export interface Postings { docs: number[]; freqs: number[]; scores?: Float64Array }

/** An entry is a term of a p shard, read when it is first needed. */
interface Entry { at: number; index: number; text: string; fields?: Postings[]; positions?: number[][][] }

const none: Postings = { docs: [], freqs: [] };
const digit: number[] = [];
for (let c = 32, n = 0; c < 126; c++) if (!/["'&<>\\]/.test(String.fromCharCode(c))) digit[c] = n++;

/** reader returns a function that reads the next varint of a string, and one that tells the place. */
export function reader(s: string, at = 0): [next: () => number, place: () => number] {
  const next = (): number => {
    const d = digit[s.charCodeAt(at++)];
    return d < 56 ? d : d + 32 * next();
  };
  return [next, () => at];
}

/** times calls f n times and returns the results. */
export const times = <T>(n: number, f: () => T): T[] => Array.from({ length: n }, f);

/** before is the place in front of the first of an ordered list that is behind; -1 is in front of all. */
export function before<T>(list: T[], behind: (item: T) => boolean): number {
  let low = -1, high = list.length;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (behind(list[mid])) high = mid; else low = mid;
  }
  return low;
}

/** above reports whether a comes after b by code point, as Go orders UTF-8. */
export function above(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  // Surrogates stand for code points above all others.
  const unit = (s: string) => { const u = s.charCodeAt(i); return u >= 0xd800 && u < 0xe000 ? u + 0x10000 : u || -1; };
  return unit(a) > unit(b);
}

function checksum(s: string): string {
  let h = 2166136261;
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 16777619);
  return (h >>> 0).toString(16).padStart(8, "0");
}

export type Shards = ReturnType<typeof createShards>;

/**
 * createShards keeps what the loader brought. Reading what is not there yet
 * notes its name in need and returns nothing; the caller loads and reads
 * again.
 */
export function createShards(load: (name: string) => Promise<void>) {
  const data = new Map<string, string>();
  const pending = new Map<string, Promise<void>>();
  const split = new Map<string, string[]>();
  const shardTerms: Map<string, Entry>[] = [];
  const need = new Set<string>();
  let hash = "", failure: Failure | undefined, dictionary: [string, number][] | undefined;
  let meta: Meta;

  // The one global: shards call it, and nothing else does.
  ((globalThis as any).legibleSearch ||= {}).add = (name: string, corpus: string, sum: string, text: string) => {
    if (name === "meta") hash = corpus;
    const code = checksum(text) !== sum ? "damaged" : corpus !== hash ? "mismatch" : "";
    if (code) failure = failure || { code, shard: name };
    else data.set(name, text);
  };

  function fetchOne(name: string): Promise<void> {
    let p = data.has(name) ? Promise.resolve() : pending.get(name);
    if (!p) {
      const done = (code: Failure["code"] | "") => {
        pending.delete(name);
        const f = failure || (code ? { code, shard: name } : undefined);
        failure = undefined;
        if (f) throw f;
      };
      p = load(name).then(() => done(data.has(name) ? "" : "damaged"), () => done("missing"));
      pending.set(name, p);
    }
    return p;
  }

  /** fetch loads shards, and rejects with a Failure. */
  const fetch = (names: Iterable<string>) => Promise.all([...names].map(fetchOne));

  /** text returns the data of a shard, or undefined and needs it. */
  function text(name: string): string | undefined {
    const s = data.get(name);
    if (s === undefined) need.add(name);
    return s;
  }

  /** lines is the text of a shard that is there, by line. */
  function lines(name: string): string[] {
    let out = split.get(name);
    if (!out) split.set(name, (out = data.get(name)!.split("\n")));
    return out;
  }

  function entry(term: string): Entry | undefined {
    const low = before(meta.p, (first) => above(first, term));
    if (low < 0) return;
    let terms = shardTerms[low];
    if (!terms) {
      const s = text("p-" + low);
      if (s === undefined) return;
      terms = shardTerms[low] = new Map();
      const parts = s.split("~");
      for (let i = 0; i < parts.length; i += 2) terms.set(parts[i], { at: low, index: i / 2, text: parts[i + 1] });
    }
    return terms.get(term);
  }

  function decode(e: Entry): Postings[] {
    if (!e.fields) {
      const [next] = reader(e.text);
      e.fields = meta.fields.map(() => {
        const docs: number[] = [], freqs: number[] = [];
        for (let n = next(), doc = -1; n > 0; n--) {
          const step = next();
          docs.push((doc += (step >> 1) + 1));
          freqs.push(step & 1 ? next() + 2 : 1);
        }
        return { docs, freqs };
      });
    }
    return e.fields;
  }

  function postings(field: number, term: string): Postings {
    const e = entry(term);
    return e ? decode(e)[field] : none;
  }

  /** positions are those of a term, in step with its postings. */
  function positions(field: number, term: string): number[][] {
    const e = entry(term);
    if (e && !e.positions) {
      const s = text("x-" + e.at);
      if (s === undefined) return [];
      const [next] = reader(s.split("~")[e.index]);
      e.positions = decode(e).map((p) => p.freqs.map((n) => {
        let pos = 0;
        return times(n, () => (pos += next()));
      }));
    }
    return e ? e.positions![field] : [];
  }

  /**
   * words is the unstemmed dictionary, with document counts. It is large: who
   * asks while postings are on their way is asked again when they are there,
   * and may know by then that no word is misspelled.
   */
  function words(): [string, number][] {
    const s = dictionary || need.size ? "" : text("words");
    if (s) {
      let last = "";
      dictionary = s.split("~").map((record) => {
        const [next, place] = reader(record);
        const shared = next(), count = next();
        last = last.slice(0, shared) + record.slice(place());
        return [last, count];
      });
    }
    return dictionary || [];
  }

  /** start takes meta, in which d becomes the first place of every d shard. */
  function start(m: Meta): void {
    let place = 0;
    m.d = m.d.map((n) => (place += n) - n);
    meta = m;
  }

  return { need, fetch, text, lines, postings, positions, words, start };
}
