// The script engine.js: the engine without its grammar, which grammar.js brings.
import { createEngine } from "./engine";

Object.assign((globalThis as any).legibleSearch, { createEngine });
