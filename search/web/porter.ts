// The Porter stemmer as go-porterstemmer has it. Its quirk: a suffix only
// counts when the word is strictly longer.

const table = (s: string): [string, string][] => s.split(" ").map((p) => p.split(":") as [string, string]);
const step2 = table("ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous " +
  "ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log");
const step3 = table("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const step4 = table("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:");

const ends = (w: string, suffix: string) => w.length > suffix.length && w.endsWith(suffix);

/** shape writes a word as c and v, consonants and vowels. */
function shape(w: string): string {
  let out = "";
  for (let i = 0; i < w.length; i++) {
    out += "aeiou".includes(w[i]) || (w[i] === "y" && out[i - 1] === "c") ? "v" : "c";
  }
  return out;
}

const measure = (w: string) => (shape(w).match(/v+c/g) || []).length;
const hasVowel = (w: string) => shape(w).includes("v");
const endsCVC = (w: string) => shape(w).endsWith("cvc") && !/[wxy]$/.test(w);

function replace(w: string, rules: [string, string][], atLeast: number): string {
  for (const [suffix, by] of rules) {
    if (!ends(w, suffix)) continue;
    const stem = w.slice(0, -suffix.length);
    return measure(stem) >= atLeast && (suffix !== "ion" || /[st]$/.test(stem)) ? stem + by : w;
  }
  return w;
}

/** stem returns the stem of a lower-case word. */
export function stem(w: string): string {
  if ([...w].length <= 2) return w;
  // 1a
  if (ends(w, "sses") || ends(w, "ies")) w = w.slice(0, -2);
  else if (!ends(w, "ss") && ends(w, "s")) w = w.slice(0, -1);
  // 1b
  if (ends(w, "eed")) {
    if (measure(w.slice(0, -3))) w = w.slice(0, -1);
  } else {
    const cut = ends(w, "ed") ? 2 : ends(w, "ing") ? 3 : 0;
    const s = w.slice(0, w.length - cut);
    if (cut && hasVowel(s)) {
      if (ends(s, "at") || ends(s, "bl") || ends(s, "iz")) w = s + "e";
      else if (s[s.length - 1] === s[s.length - 2] && shape(s).endsWith("c") && !/[lsz]$/.test(s)) w = s.slice(0, -1);
      else w = measure(s) === 1 && endsCVC(s) ? s + "e" : s;
    }
  }
  // 1c
  if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = w.slice(0, -1) + "i";
  w = replace(replace(replace(w, step2, 1), step3, 1), step4, 2);
  // 5
  if (w.endsWith("e")) {
    const s = w.slice(0, -1), m = measure(s);
    if (m > 1 || (m === 1 && !endsCVC(s))) w = s;
  }
  return w.length > 2 && w.endsWith("ll") && measure(w.slice(0, -1)) > 1 ? w.slice(0, -1) : w;
}
