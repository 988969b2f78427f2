// Scores pages of a built site with Lighthouse and fails below 98 in any of its
// four categories:  node lighthouse.mjs SITE PAGE...
// The site is served compressed, as a host would serve it.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const least = 98;
const [site, ...pages] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  try {
    const data = await readFile(join(site, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", "content-encoding": "gzip" });
    response.end(gzipSync(data));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const chromium = ["chromium", "chromium-browser", "google-chrome"].map((name) => {
  try {
    return execFileSync("which", [name], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}).find(Boolean);
const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
let failed = false;
for (const page of pages) {
  const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${page}`, {
    port: chrome.port, onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  });
  const scores = Object.values(lhr.categories).map((c) => [c.id, Math.round(c.score * 100)]);
  console.log(page, scores.map(([id, score]) => `${id} ${score}`).join(", "));
  if (scores.some(([, score]) => score < least)) {
    failed = true;
    for (const a of Object.values(lhr.audits)) {
      if (a.score !== null && a.score < 0.9) console.log(`  ${a.id}: ${a.displayValue ?? a.title}`);
    }
  }
}
await chrome.kill();
server.close();
process.exit(failed ? 1 : 0);
