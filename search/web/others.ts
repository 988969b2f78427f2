// The script others.js: filters with their counts, and what to try where nothing
// was found. A page loads it when a reader asks for either.
import { createFacets } from "./facets";
import { suggest } from "./suggest";

Object.assign((globalThis as any).legibleSearch, { createFacets, suggest });
