// The same folding as search/normalize.go and numbers.go: NFKC, nothing
// invisible, numbers written one way.

const units = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const powers: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
const numberWords = new RegExp(
  `\\b(?:(${tens.join("|")})(?:[- ](${units.slice(0, 9).join("|")})\\b)?|(${units.join("|")}))\\b(\\*?)`, "gi");
const digits = "〇零一二两三四五六七八九十百千";
const numerals = new RegExp(`([${digits.slice(0, -1)}][${digits}万亿]{0,11})(个月|个工作日|工作日|小时|日|天|年|元|倍|人|以上|以下)`, "g");
const amounts = /(\d{1,9}(?:\.\d{1,4})?)(?: ?(百|千|万|亿)| (hundred|thousand|million|billion)\b)/gi;

/** tenOf is 20 for "twenty" in any case, and 0 for what is not a ten. */
export const tenOf = (word: string): number => {
  const i = tens.indexOf(word.toLowerCase());
  return i < 0 ? 0 : 20 + 10 * i;
};

/** unitOf is 1 for "one" to 19 for "nineteen", in any case, else 0. */
export const unitOf = (word: string): number => units.indexOf(word.toLowerCase()) + 1;

/** fold applies NFKC and drops format characters and variation selectors. */
export const fold = (s: string): string =>
  s.normalize("NFKC").replace(/[\p{Cf}\p{Variation_Selector}]/gu, "");

/** numeral is what a Chinese numeral means. */
function numeral(s: string): number {
  let all = 0, part = 0, digit = 0;
  for (const c of s) {
    const power = powers[c];
    if (power >= 1e4) {
      all = (all + part + digit) * power;
      part = digit = 0;
    } else if (power) {
      part += (digit || 1) * power;
      digit = 0;
    } else digit = digit * 10 + (c === "两" ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(c)));
  }
  return all + part + digit;
}

/** written is a number in digits, its fraction to four places. */
const written = (n: number): string => n.toFixed(4).replace(/\.?0+$/, "");

/** normalize is fold, then six, 1 million, 100万, 六个月 and 1,000 as digits. */
export function normalize(s: string): string {
  s = fold(s)
    .replace(numberWords, (all, ten = "", unit = "", alone = "", star = "") =>
      star ? all : String(tenOf(ten) + unitOf(unit) + unitOf(alone)))
    .replace(/\b\d{1,3}(?:,\d{3})+\b/g, (m) => m.replace(/,/g, ""));
  for (let i = 0; i < 2; i++) s = s.replace(amounts, (_, n, han = "", word = "") => written(n * powers[(han + word).toLowerCase()]));
  return s.replace(numerals, (_, n, measure) => written(numeral(n)) + measure);
}
