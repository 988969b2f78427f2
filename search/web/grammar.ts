// The script grammar.js: how queries and citations are read, and numbers and
// widths made one. The engine takes these modules from here.
import * as jump from "./jump";
import * as normalize from "./normalize";
import * as query from "./query";

Object.assign(((globalThis as any).legibleSearch ||= {}), { jump, normalize, query });
