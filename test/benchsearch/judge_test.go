//go:build bench

package benchsearch

import (
	"fmt"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// judged is a query with the ids of which any answers it.
type judged struct {
	query, class string
	right        []string
}

// readJudged reads lines of query, ids and class, parted by tabs.
func readJudged(t *testing.T, name string) []judged {
	data, err := os.ReadFile("../../search/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []judged
	for line := range strings.Lines(string(data)) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(cells) == 3 && line[0] != '#' {
			all = append(all, judged{cells[0], cells[2], strings.Fields(cells[1])})
		}
	}
	return all
}

// judge asks both for the judged queries of a file and adds their relevance to
// the table, the ratio standing the other way round: more is better. A page
// that Pagefind finds counts for everything that stands on it, and one of our
// hits for the versions folded into it.
func (s *site) judge(t *testing.T, out *tabwriter.Writer, file string) {
	queries := readJudged(t, file)
	if len(queries) == 0 {
		t.Fatalf("%s holds no query", file)
	}
	ours, theirs := s.askOurs(t, queries), s.askPagefind(t, queries)
	classes := []string{"all"}
	for _, q := range queries {
		if !slices.Contains(classes, q.class) {
			classes = append(classes, q.class)
		}
	}
	for _, class := range classes {
		var a, b score
		for i, q := range queries {
			if class == "all" || class == q.class {
				a.add(ours[i], q.right)
				b.add(theirs[i], q.right)
			}
		}
		fmt.Fprintf(out, "%s\t%s, %s (%d): answer first, %%\t%.0f\t%.0f\t\t\t\t\n", s.name, file, class, a.asked, a.percent(a.first), b.percent(b.first))
		if class == "all" {
			fmt.Fprintf(out, "%s\t%s, answer among ten, %%\t%.0f\t%.0f\t\t\t\t\n", s.name, file, a.percent(a.found), b.percent(b.found))
			fmt.Fprintf(out, "%s\t%s, mean reciprocal rank\t%.3f\t%.3f\t\t\t\t\n", s.name, file, a.ranks/float64(a.asked), b.ranks/float64(b.asked))
		}
	}
}

// score adds up where the answers stood.
type score struct {
	asked, first, found int
	ranks               float64
}

func (s *score) add(hits [][]string, right []string) {
	s.asked++
	for i, ids := range hits {
		if slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(right, id) }) {
			if i == 0 {
				s.first++
			}
			s.found++
			s.ranks += 1 / float64(i+1)
			return
		}
	}
}

func (s *score) percent(n int) float64 { return 100 * float64(n) / float64(s.asked) }

// askOurs returns the ids of each hit of each query.
func (s *site) askOurs(t *testing.T, queries []judged) [][][]string {
	return s.ask(t, "ours", queries, strings.Fields)
}

// askPagefind returns the ids of everything on each page of each query.
func (s *site) askPagefind(t *testing.T, queries []judged) [][][]string {
	pages := s.pages()
	return s.ask(t, "pagefind", queries, func(url string) (ids []string) {
		page := strings.TrimPrefix(url, "/")
		if strings.HasSuffix(page, "/") {
			page += "index.html" // as Pagefind shortens it
		}
		for _, d := range pages[page] {
			ids = append(ids, d.ID)
		}
		if len(ids) == 0 {
			t.Fatalf("Pagefind finds %s, which is no page of ours", url)
		}
		return ids
	})
}

// ask asks one search all queries; ids tells what a hit stands for by its first
// line.
func (s *site) ask(t *testing.T, which string, queries []judged, ids func(string) []string) [][][]string {
	web := httptest.NewServer(s.host(t))
	defer web.Close()
	var words []string
	for _, q := range queries {
		words = append(words, q.query)
	}
	var all [][][]string
	for _, found := range tab[[][]string](t, web.URL+"/"+which+".html", fmt.Sprintf(
		`(async () => { const ask = await start(), all = []; for (const q of %s) all.push(await ask(q)); return all; })()`, list(words))) {
		var hits [][]string
		for _, hit := range found {
			line, _, _ := strings.Cut(hit, "\n")
			hits = append(hits, ids(line))
		}
		all = append(all, hits)
	}
	return all
}
