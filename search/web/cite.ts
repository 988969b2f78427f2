export interface Citation { instrument: string; version: string; article: string }
export function parse(s: string, names: string[]): Citation | undefined {
  return undefined;
}
