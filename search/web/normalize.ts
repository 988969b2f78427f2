// The same folding as search/normalize.go: NFKC, nothing invisible, numbers
// written one way.

const units = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const numberWords = new RegExp(
  `\\b(?:(${tens.join("|")})(?:[- ](${units.slice(0, 9).join("|")})\\b)?|(${units.join("|")}))\\b(\\*?)`, "gi");

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

/** normalize is fold, then number words as digits and no comma in thousands. */
export const normalize = (s: string): string =>
  fold(s)
    .replace(numberWords, (all, ten = "", unit = "", alone = "", star = "") =>
      star ? all : String(tenOf(ten) + unitOf(unit) + unitOf(alone)))
    .replace(/\b\d{1,3}(?:,\d{3})+\b/g, (m) => m.replace(/,/g, ""));
