// Citations as cite.Parse reads a whole query: CSL 37, Art. 21(3), § 37,
// paragraph 2 of Article 48, 第三十七条第一款, 网安法37条, art 37 csl, CSL (2017)
// Art. 69, csl@2017-06-01/art_21. The query must be nothing else.

export interface Citation {
  /** The name in lower case, "" if none is given. */
  instrument: string;
  /** Year or date, "" if none is given. */
  version: string;
  article: string;
}

const fullDate = "[12]\\d{3}(?:-\\d\\d){1,2}(?!\\d)";
const noLetter = "(?!(?!\\p{sc=Han})\\p{L})";
const numerals = "〇零○一二两兩三四五六七八九十百";
const numeral = `[${numerals}]{1,8}`;
const date = "[12]\\d{3}(?!\\d)(?:-\\d\\d(?!\\d)){0,2}";
const number = `(?!0+(?!\\d))\\d{1,4}(?!\\d)${noLetter}(?![%_@]|[./:]\\d|,\\d{3}(?!\\d))`;
const bracket = `\\( *(?:\\d{1,3}|${numeral}) *\\)`;
const numbered = ` *(?:${bracket}|${number})`;
const word = (list: string) => `(?:${list})${noLetter}\\.?`;
const paragraph = `(?:¶+|${word("paragraphs?|paras?")})${numbered}`;
const item = word("items?|points?|subparagraph|subpara|sub-paragraph") + numbered;
const part = `(?:,? *${paragraph}(?: ?${bracket}|,? *${item})?| ?${bracket}(?:${bracket})?|,? *${item})?`;
const article = `(?:§+|${word("articles?|arts?")}) *`;
const of = ` *${word("of")} *`;
const any = `(?:${bracket}|\\d{1,4}(?!\\d)|${numeral})`;

const re = (source: string) => new RegExp(source, "uy");
const id = re(`(?:([a-z\\d]+(?:-[a-z\\d]+)*)@(${fullDate})/)?art_(\\d{1,4})(?:__para_\\d{1,4})?(?:__point_\\d{1,4})?$`);
const english = re(`${article}(${number})${part}`);
const chinese = re(`第? *(?:\\( *(\\d{1,3}|${numeral}) *\\)|(\\d{1,4})(?!\\d)|(${numeral})) *条(?: *第? *${any} *款)?(?: *第? *${any} *项)?`);
const alone = re(`(?!\\d{4})(${number})(?!-)${part}`);
const backwards = re(`(?=[pis])(?:${item}(?:${of}${paragraph})?|${paragraph})${of}${article}(${number})`);
const behind = re(`,? +(?:${word("of")} *(?:(?:${word("the|an|a")}|china's${noLetter}) *)?(?:(${date}) +)?)?`);
const placed = `(?:${word("articles?|arts?")}|§|第|\\d|$)`;
const versions = re(`@(${fullDate})| *\\((${date})(?:[ \\p{L}]){0,20}\\)| *(${date})年(?= *${placed})| +(${date})(?= *$| +${placed})`);
const dated = re(`(?:the${noLetter} *)?(?:(${date})年? *)?`);

/** lower is the plain form in which citations and names are compared. */
export const lower = (s: string) =>
  s.toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/[–—‑‐−～]/g, "-").replace(/條/g, "条").replace(/項/g, "项").replace(/〈/g, "《").replace(/〉/g, "》");

/** value is what a Chinese numeral of up to 999 means, 0 if it is none. */
function value(s: string): number {
  const d = [...s].map((c) => (c === "十" ? 10 : c === "百" ? 100 : Math.max(0, "一二三四五六七八九".indexOf(c) + 1) || (/[两兩]/.test(c) ? 2 : 0)));
  if (d.length > 1 && d.every((n) => n < 10)) return d.length > 3 || !d[0] ? 0 : +d.join("");
  const m = /^(?:(\d?)百)?(零)?(?:(\d?)十)?(\d?)$/.exec(d.map((n) => (n === 100 ? "百" : n === 10 ? "十" : n || "零")).join(""));
  if (!m) return 0;
  const [, h, zero, t, u] = m;
  const hundreds = h !== undefined, tens = t !== undefined;
  // 一百一 could be 101 or 110; 零 stands between hundreds and the rest only.
  if ((hundreds && !zero && !tens && u) || (zero && (!hundreds || (!u && !tens)))) return 0;
  return (hundreds ? +(h || 1) * 100 : 0) + (tens ? +(t || 1) * 10 : 0) + +u;
}

const sorted = new WeakMap<string[], string[]>();

/** longestFirst are names as they are compared; a list is prepared once. */
function longestFirst(names: string[]): string[] {
  let known = sorted.get(names);
  if (!known) sorted.set(names, (known = names.map(lower).sort((a, b) => [...b].length - [...a].length)));
  return known;
}

/** parse reads a query as one citation; names are those of instruments. */
export function parse(query: string, names: string[]): Citation | undefined {
  const s = lower(query).replace(/[. \t\r\n\u3000。]+$/, "");
  const known = longestFirst(names);
  const match = (r: RegExp, i: number) => {
    r.lastIndex = i;
    return r.exec(s);
  };

  /** instrument reads a name and a version at i. */
  const instrument = (i: number) => {
    const quoted = s[i] === "《";
    const from = quoted ? i + 1 : i;
    const name = known.find((n) => s.startsWith(n, from) &&
      !(/\d$/.test(n) ? /^\d/ : /(?!\p{sc=Han})\p{L}$/u.test(n) ? /^(?!\p{sc=Han})\p{L}/u : /(?!)/).test(s.slice(from + n.length)));
    if (!name) return;
    let end = from + name.length;
    if (quoted && s[end++] !== "》") return;
    if (/^'s(?![a-z\d])/.test(s.slice(end))) end += 2;
    const v = match(versions, end);
    if (v) end += v[0].length;
    end += /^[ ,:]{0,3}/.exec(s.slice(end))![0].length;
    return { name, version: v ? v[1] || v[2] || v[3] || v[4] : "", end };
  };

  const whole = match(id, 0);
  if (whole) return +whole[3] ? { instrument: whole[1] || "", version: whole[2] || "", article: String(+whole[3]) } : undefined;
  const before = match(dated, 0)!;
  let front = instrument(before[0].length);
  if (front) front.version = front.version || before[1] || "";
  const at = front ? front.end : 0;
  const glued = /[a-z\d]$/.test(s.slice(0, at)) && /^[a-z]/.test(s.slice(at));
  const place = (!glued && match(english, at)) || match(chinese, at) || match(front ? alone : backwards, at);
  if (!place) return;
  const written = place[1] || place[2] || place[3];
  const n = +written || value(written);
  let end = at + place[0].length;
  if (!front) {
    const gap = match(behind, end);
    if (gap && (front = instrument(end + gap[0].length))) {
      end = front.end;
      front.version = front.version || gap[1] || "";
    }
  }
  if (!n || s.slice(end).trim()) return;
  return { instrument: front ? front.name : "", version: front ? front.version : "", article: String(n) };
}
