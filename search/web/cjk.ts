// Chinese, Japanese and the like: what the analyzer indexes by bigrams.

export const cjk = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u;

/** isCJK reports whether text begins with a character indexed by bigrams. */
export const isCJK = (text: string): boolean =>
  text >= "\u2e80" && cjk.test(String.fromCodePoint(text.codePointAt(0)!));
