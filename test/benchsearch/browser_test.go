//go:build bench

package benchsearch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
)

// The pages that are measured. start loads the search; the function that it
// resolves to answers a query with ten hits, complete with snippets. The first
// line of a hit says what it is.
const (
	oursPage = `<!doctype html><script>
async function start() {
  await new Promise((done, failed) => {
    const s = document.createElement("script");
    s.onload = done; s.onerror = failed; s.src = "/engine.js";
    document.head.append(s);
  });
  const engine = bench.createEngine(bench.scriptLoader("/site/search/data/"));
  return async (q) => {
    const r = await engine.search(q, { limit: 10 });
    if (r.error) throw new Error(r.error.code + r.error.shard);
    return r.hits.map((h) => [h.id, ...h.also.map((a) => a.id)].join(" ") + "\n" + h.url + h.title + h.snippet.map((s) => s.text).join(""));
  };
}
</script>`
	pagefindPage = `<!doctype html><script>
async function start() {
  const pagefind = await import("/pagefind/pagefind.js");
  return async (q) => {
    const r = await pagefind.search(q);
    const hits = await Promise.all(r.results.slice(0, 10).map((h) => h.data()));
    return hits.map((h) => h.url + "\n" + h.meta.title + h.excerpt);
  };
}
</script>`
	engineSource = `export { createEngine } from "./engine"; export { scriptLoader } from "./loader";`
)

var allocator context.Context

// startBrowser starts Chromium; the function ends it.
func startBrowser(t *testing.T) func() {
	exe := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			exe = path
			break
		}
	}
	if exe == "" {
		t.Fatal("no Chromium on this machine: ./test.sh installs it")
	}
	root, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(exe), chromedp.NoSandbox, chromedp.DisableGPU)...)
	var end context.CancelFunc
	allocator, end = chromedp.NewContext(root)
	if err := chromedp.Do(allocator); err != nil {
		t.Fatal(err)
	}
	return func() { end(); stop() }
}

// server sends files as a well-kept host would, and counts what it sends.
type server struct {
	mu    sync.Mutex
	sent  int
	cache map[string][]byte
	roots map[string]string
	pages map[string]string
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	// Isolated pages have a clock of 5 microseconds, others of 100.
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	h.Set("Cache-Control", "no-store")
	if page, ok := s.pages[r.URL.Path]; ok {
		h.Set("Content-Type", mime.TypeByExtension(filepath.Ext(r.URL.Path)))
		if strings.HasSuffix(r.URL.Path, ".html") {
			fmt.Fprint(w, page)
			return
		}
		s.send(w, r.URL.Path, []byte(page))
		return
	}
	for prefix, root := range s.roots {
		if rest, ok := strings.CutPrefix(r.URL.Path, prefix); ok {
			data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(filepath.Clean("/"+rest))))
			if err != nil {
				http.NotFound(w, r)
				return
			}
			h.Set("Content-Type", mime.TypeByExtension(filepath.Ext(rest)))
			s.send(w, r.URL.Path, data)
			return
		}
	}
	http.NotFound(w, r)
}

func (s *server) send(w http.ResponseWriter, name string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	packed, ok := s.cache[name]
	if !ok {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		_, _ = z.Write(data)
		_ = z.Close()
		packed = b.Bytes()
		s.cache[name] = packed
	}
	if len(packed) < len(data) {
		w.Header().Set("Content-Encoding", "gzip")
		data = packed
	}
	s.sent += len(data)
	_, _ = w.Write(data)
}

// answer is the first one that a tab gives.
type answer struct {
	Took float64
	Hits []string
}

// figures are what a site's searches took: bytes and milliseconds.
type figures struct{ bytes, bytesWorst, cold, median, p95 float64 }

// host serves the pages that are measured.
func (s *site) host(t *testing.T) *server {
	built := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: engineSource, ResolveDir: "../../search/web", Loader: api.LoaderTS},
		Bundle: true, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Format: api.FormatIIFE, GlobalName: "bench", Target: api.ES2020, Charset: api.CharsetUTF8,
	})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	return &server{
		cache: map[string][]byte{},
		roots: map[string]string{"/site/": s.folder + ".site", "/pagefind/": s.folder + ".pagefind"},
		pages: map[string]string{"/ours.html": oursPage, "/pagefind.html": pagefindPage, "/engine.js": string(built.OutputFiles[0].Contents)},
	}
}

// measure asks every query in a tab of its own, then all of them several times
// in one that has them warm: the time of a query is the median of its rounds.
func measure(t *testing.T, s *site, which string) figures {
	host := s.host(t)
	web := httptest.NewServer(host)
	defer web.Close()
	var bytes, cold []float64
	for _, q := range s.queries {
		host.sent = 0
		got := tab[answer](t, web.URL+"/"+which+".html", fmt.Sprintf(`(async () => {
  const began = performance.now(), ask = await start(), Hits = await ask(%q);
  return { Took: performance.now() - began, Hits };
})()`, q))
		if len(got.Hits) == 10 {
			bytes = append(bytes, float64(host.sent))
		}
		cold = append(cold, got.Took)
	}
	if len(bytes) < len(s.queries)/2 {
		t.Fatalf("%s, %s: only %d of %d queries have ten hits", s.name, which, len(bytes), len(s.queries))
	}
	var warm []float64
	for _, took := range tab[[][]float64](t, web.URL+"/"+which+".html", fmt.Sprintf(`(async () => {
  const queries = %s, ask = await start(), took = queries.map(() => []);
  for (let round = 0; round < 13; round++) {
    for (let i = 0; i < queries.length; i++) {
      const began = performance.now();
      await ask(queries[i]);
      if (round > 1) took[i].push(performance.now() - began);
    }
  }
  return took;
})()`, list(s.queries))) {
		warm = append(warm, quantile(took, .5)) // what else the machine does shows in the others
	}
	return figures{quantile(bytes, .5), quantile(bytes, 1), quantile(cold, .5), quantile(warm, .5), quantile(warm, .95)}
}

// tab runs a script in a new tab and waits for what it promises.
func tab[T any](t *testing.T, url, script string) T {
	ctx, end := chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(url, err)
	}
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(url, err)
	}
	return value
}

func list(words []string) string {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, fmt.Sprintf("%q", w))
	}
	return "[" + strings.Join(quoted, ",") + "]"
}

func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}
