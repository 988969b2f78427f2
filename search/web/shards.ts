// Loading and reading shards; search/export.go writes and describes them.

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

/** Postings of a term in one field: documents ascending, frequencies. */
export interface Postings { docs: number[]; freqs: number[] }
interface Entry { name: string; index: number; payload: string; fields?: Postings[]; positions?: number[][][] }

const digit: number[] = [];
{
  let n = 0;
  for (let c = 32; c < 126; c++) if (!"\"'&<>\\".includes(String.fromCharCode(c))) digit[c] = n++;
}

/** reader returns a function that reads the next varint of a string. */
export function reader(s: string): () => number {
  let at = 0;
  const next = (): number => {
    const d = digit[s.charCodeAt(at++)];
    return d < 56 ? d : d + 32 * next();
  };
  return next;
}

/** compare orders strings by code point, as Go orders their UTF-8. */
export function compare(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    let x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x !== y) {
      // Surrogates stand for code points above all others.
      if (x >= 0xd800 && x < 0xe000) x += 0x10000;
      if (y >= 0xd800 && y < 0xe000) y += 0x10000;
      return x - y;
    }
  }
  return a.length - b.length;
}

function checksum(s: string): string {
  let h = 2166136261;
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 16777619);
  return (h >>> 0).toString(16).padStart(8, "0");
}

/**
 * Shards keeps what the loader brought. Reading what is not there yet notes
 * its name in need and returns nothing; the caller loads and reads again.
 */
export class Shards {
  need = new Set<string>();
  meta!: Meta;
  private data = new Map<string, string>();
  private pending = new Map<string, Promise<void>>();
  private terms = new Map<string, Map<string, Entry>>();
  private hash = "";
  private failure: Failure | undefined;
  private dictionary: [string, number][] | undefined;

  constructor(private load: (name: string) => Promise<void>) {
    // The one global: shards call it, and nothing else does.
    (globalThis as any).legibleSearch = { add: this.add.bind(this) };
  }

  private add(name: string, hash: string, sum: string, data: string): void {
    if (checksum(data) !== sum) this.failure = { code: "damaged", shard: name };
    else if (name === "meta") this.hash = hash;
    if (hash !== this.hash) this.failure = this.failure || { code: "mismatch", shard: name };
    if (!this.failure) this.data.set(name, data);
  }

  /** fetch loads shards, and throws a Failure. */
  async fetch(names: Iterable<string>): Promise<void> {
    await Promise.all([...names].map((name) => {
      let p = this.data.has(name) ? Promise.resolve() : this.pending.get(name);
      if (!p) {
        p = this.load(name).then(
          () => {
            const f = this.failure || (this.data.has(name) ? undefined : { code: "damaged", shard: name });
            this.failure = undefined;
            if (f) throw f;
          },
          () => { throw { code: "missing", shard: name }; });
        this.pending.set(name, p);
        p.then(() => this.pending.delete(name), () => this.pending.delete(name));
      }
      return p;
    }));
  }

  /** text returns the data of a shard, or undefined and needs it. */
  text(name: string): string | undefined {
    const s = this.data.get(name);
    if (s === undefined) this.need.add(name);
    return s;
  }

  /** place finds the last of ascending firsts that is not beyond key. */
  private entry(term: string): Entry | undefined {
    const firsts = this.meta.p;
    let low = -1, high = firsts.length;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (compare(firsts[mid], term) <= 0) low = mid; else high = mid;
    }
    if (low < 0) return;
    let shard = this.terms.get("p-" + low);
    if (!shard) {
      const text = this.text("p-" + low);
      if (text === undefined) return;
      shard = new Map();
      const parts = text.split("~");
      for (let i = 0; i < parts.length; i += 2) shard.set(parts[i], { name: "x-" + low, index: i / 2, payload: parts[i + 1] });
      this.terms.set("p-" + low, shard);
    }
    return shard.get(term);
  }

  private decode(e: Entry): Postings[] {
    if (!e.fields) {
      const next = reader(e.payload);
      e.fields = this.meta.fields.map(() => {
        const docs: number[] = [], freqs: number[] = [];
        for (let n = next(), doc = -1; n > 0; n--) {
          const step = next();
          doc += (step >> 1) + 1;
          docs.push(doc);
          freqs.push(step & 1 ? next() + 2 : 1);
        }
        return { docs, freqs };
      });
    }
    return e.fields;
  }

  postings(field: number, term: string): Postings {
    const e = this.entry(term);
    return e ? this.decode(e)[field] : { docs: [], freqs: [] };
  }

  /** positions are those of a term, in step with its postings. */
  positions(field: number, term: string): number[][] {
    const e = this.entry(term);
    if (!e) return [];
    if (!e.positions) {
      const text = this.text(e.name);
      if (text === undefined) return [];
      const next = reader(text.split("~")[e.index]);
      e.positions = this.decode(e).map((p) => p.freqs.map((n) => {
        const at: number[] = [];
        for (let pos = 0; n > 0; n--) at.push((pos += next()));
        return at;
      }));
    }
    return e.positions[field];
  }

  /** words is the unstemmed dictionary with document counts. */
  words(): [string, number][] {
    if (!this.dictionary) {
      const text = this.text("words");
      if (text === undefined) return [];
      let last = "";
      this.dictionary = text.split("~").filter((s) => s).map((s) => {
        // Two numbers, then the rest of the word.
        let at = 0;
        const next = (): number => {
          const d = digit[s.charCodeAt(at++)];
          return d < 56 ? d : d + 32 * next();
        };
        const shared = next(), count = next();
        last = last.slice(0, shared) + s.slice(at);
        return [last, count];
      });
    }
    return this.dictionary;
  }
}
