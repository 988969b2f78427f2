// The one blocking script: it runs before the page is drawn, so that a chosen
// scheme does not flash and what needs script is there at once or never.
import { chosen } from "./memory";

const root = document.documentElement;
root.classList.add("js");
const scheme = chosen("scheme");
if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
if (chosen("keys") === "off") root.classList.add("no-keys");
