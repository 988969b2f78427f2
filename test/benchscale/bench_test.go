//go:build bench

// Package benchscale measures how builds grow with their content. It is run by
// bench-scale.sh, which sets what it needs:
//
//	BENCH_WORK      a folder for everything that is made
//	BENCH_LEGIBLE   the program; BENCH_HUGO and BENCH_PAGEFIND, those two commands
//	BENCH_SIZES     numbers of provisions: "100 1000 10000"
//
// It fails where a goal is missed. What is compared, and how that is fair:
//
//   - Ours is the whole build of made-up law in both languages, from YAML to the
//     published folder, with an empty cache.
//   - Theirs is what one would put together instead, and finds its pages and
//     data ready: the hugo command on the very pages that we generate, with our
//     layouts; then Pagefind on what Hugo wrote, of each page the element main;
//     then dot for each decision in each language. Their time is the sum, their
//     memory that of the one that takes most. Above 10,000 provisions, where
//     Hugo would need more memory than a usual machine has, we are alone.
//   - The cost of a page is processor time, of which other work takes none.
//   - Memory is the peak of the resident set, as the system counted it.
//   - A check is held against reading the same files, decoding them and
//     validating them against their schemas, file by file, and no more.
//   - A rebuild is what a preview does between a saved article and the whole new
//     site without its search data, which follow; the build it is held against is
//     the first one of the same preview, with them.
package benchscale

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"go.yaml.in/yaml/v4"

	"legible/generator/law"
	"legible/generator/pipeline"
	"legible/schema"
)

// took is what a command used.
type took struct {
	wall   time.Duration
	cpu    time.Duration
	memory float64 // MiB
}

// run runs a command to its end and says what it used, and what it printed.
func run(t *testing.T, name string, args ...string) (took, string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Env = append(os.Environ(), "LEGIBLE_CACHE="+t.TempDir())
	began := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, said.String())
	}
	state := cmd.ProcessState
	return took{time.Since(began), state.UserTime() + state.SystemTime(), float64(state.SysUsage().(*syscall.Rusage).Maxrss) / 1024}, said.String()
}

// table prints rows as they are measured: a large size takes long.
type table struct {
	t   *testing.T
	out *tabwriter.Writer
}

// row prints ours, theirs and their ratio, which is held to a goal unless that is 0.
func (b table) row(size, what string, ours, theirs, goal float64) {
	said := "\t\t"
	if theirs > 0 {
		said = fmt.Sprintf("%.2f\t%.2f\t", theirs, ours/theirs)
	}
	verdict := ""
	if goal > 0 {
		verdict = fmt.Sprintf("<= %.2f met", goal)
		if ours > goal*theirs {
			verdict = fmt.Sprintf("<= %.2f MISSED", goal)
			b.t.Errorf("%s: %s: %.2f against %.2f", size, what, ours, theirs)
		}
	}
	fmt.Fprintf(b.out, "%s\t%s\t%.2f\t%s%s\n", size, what, ours, said, verdict)
	_ = b.out.Flush()
}

const (
	compared = 10000 // provisions up to which theirs is measured
	flatFrom = 1000  // and from which the cost of a page has to stay as it is
)

func TestScale(t *testing.T) {
	work := os.Getenv("BENCH_WORK")
	b := table{t, tabwriter.NewWriter(os.Stdout, 26, 0, 2, ' ', 0)}
	fmt.Fprintln(b.out, "provisions\tmeasure\tours\ttheirs\tratio\tgoal")
	var perPage float64
	for _, size := range strings.Fields(os.Getenv("BENCH_SIZES")) {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		content := filepath.Join(work, size+".content")
		run(t, os.Getenv("BENCH_LEGIBLE"), "new", "synthetic", "--provisions", size, "--seed", "1", content)
		site := filepath.Join(work, size+".site")
		ours, said := run(t, os.Getenv("BENCH_LEGIBLE"), "build", "--source", content, "--output", site)
		pages, err := strconv.ParseFloat(pagesBuilt.FindStringSubmatch(said)[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b.out, "%s\tpages\t%.0f\n", size, pages)
		if n <= compared {
			theirs := assembled(t, b, size, content, filepath.Join(work, size+".hugo"))
			wallGoal, memoryGoal := 0.0, 0.0
			if n == compared {
				wallGoal, memoryGoal = 0.7, 0.6
			}
			b.row(size, "whole build, s", ours.wall.Seconds(), theirs.wall.Seconds(), wallGoal)
			b.row(size, "whole build, processor s", ours.cpu.Seconds(), theirs.cpu.Seconds(), 0)
			b.row(size, "peak memory, MiB", ours.memory, theirs.memory, memoryGoal)
		} else {
			b.row(size, "whole build, s", ours.wall.Seconds(), 0, 0)
			b.row(size, "peak memory, MiB", ours.memory, 0, 0)
		}
		each := ours.cpu.Seconds() * 1000 / pages
		if n == flatFrom {
			perPage = each
		}
		if n > flatFrom && perPage > 0 {
			b.row(size, "processor ms a page, to 1000", each, perPage, 1.2)
		} else {
			b.row(size, "processor ms a page", each, 0, 0)
		}
		if err := os.RemoveAll(site); err != nil {
			t.Fatal(err)
		}
		checked(t, b, size, content, n == compared)
	}
	// Last, because the memory of this process counts as that of what it starts.
	for _, size := range strings.Fields(os.Getenv("BENCH_SIZES")) {
		if n, _ := strconv.Atoi(size); n <= compared {
			edited(t, b, size, filepath.Join(work, size+".content"), n == compared)
		}
	}
}

var pagesBuilt = regexp.MustCompile(`legible: (\d+) pages`)

// assembled measures Hugo, Pagefind and dot on the pages of a content.
func assembled(t *testing.T, b table, size, content, dir string) took {
	run(t, os.Getenv("BENCH_LEGIBLE"), "hugo-project", "--source", content, dir)
	site := filepath.Join(dir, "public")
	hugo, _ := run(t, os.Getenv("BENCH_HUGO"), "--quiet", "--source", filepath.Join(dir, "site"), "--destination", site, "--noBuildLock")
	pagefind, _ := run(t, os.Getenv("BENCH_PAGEFIND"), "--site", site, "--root-selector", "main")
	drawn := took{}
	for i, text := range graphs(t, content) {
		name := filepath.Join(dir, fmt.Sprintf("%d.dot", i))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		dot, _ := run(t, "dot", "-Tsvg", "-o", name+".svg", name)
		drawn = took{drawn.wall + dot.wall, drawn.cpu + dot.cpu, max(drawn.memory, dot.memory)}
	}
	for _, part := range []struct {
		what string
		took took
	}{{"Hugo", hugo}, {"Pagefind", pagefind}, {"dot", drawn}} {
		fmt.Fprintf(b.out, "%s\t%s\t\t%.2f s, %.0f MiB\n", size, part.what, part.took.wall.Seconds(), part.took.memory)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	return took{hugo.wall + pagefind.wall + drawn.wall, hugo.cpu + pagefind.cpu + drawn.cpu, max(hugo.memory, pagefind.memory, drawn.memory)}
}

// graphs are the decisions of a content as one would write them for dot, in each
// language.
func graphs(t *testing.T, content string) []string {
	c := load(t, content)
	var out []string
	for _, in := range []func(law.Bilingual) string{func(b law.Bilingual) string { return b.En }, func(b law.Bilingual) string { return b.Zh }} {
		for _, d := range c.Corpus.Decisions {
			var g strings.Builder
			g.WriteString("digraph {\nnode [shape=box]\n")
			for _, o := range d.Outcomes {
				fmt.Fprintf(&g, "%q [label=%q]\n", o.ID, in(o.Title))
			}
			for _, q := range d.Questions {
				fmt.Fprintf(&g, "%q [label=%q]\n", q.ID, in(q.Ask))
				for _, a := range q.Answers {
					fmt.Fprintf(&g, "%q -> %q [label=%q]\n", q.ID, a.Goto+a.Outcome, in(a.Label))
				}
			}
			out = append(out, g.String()+"}\n")
		}
	}
	return out
}

func load(t *testing.T, dir string) *pipeline.Content {
	c, err := pipeline.Load(dir, "")
	if err != nil || c.Failed() {
		t.Fatal(err)
	}
	return c
}

// checked holds "legible check" to reading, decoding and validating, and says
// how many processors it kept busy.
func checked(t *testing.T, b table, size, content string, goal bool) {
	ours, _ := run(t, os.Getenv("BENCH_LEGIBLE"), "check", "--source", content)
	began := time.Now()
	files := 0
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(content, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files++
		kind := schema.Kind(filepath.ToSlash(rel))
		if kind == "" {
			return nil
		}
		var doc any
		if err := yaml.Unmarshal(data, &doc); err != nil {
			return err
		}
		schema.Validate(kind, doc)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	bare := time.Since(began)
	fmt.Fprintf(b.out, "%s\tfiles\t%d\n", size, files)
	most := 0.0
	if goal {
		most = 2
	}
	b.row(size, "check, s, to reading alone", ours.wall.Seconds(), bare.Seconds(), most)
	b.row(size, "processors busy in a check", ours.cpu.Seconds()/ours.wall.Seconds(), 0, 0)
}

// edited holds a preview after an edit of one article to its first build.
func edited(t *testing.T, b table, size, content string, goal bool) {
	debug.SetGCPercent(200) // as the program does
	p := pipeline.NewPreview(pipeline.Options{Worker: []string{os.Getenv("BENCH_LEGIBLE"), "layout-worker"}, CacheDir: t.TempDir()}, false)
	build := func() time.Duration {
		began := time.Now()
		in, err := pipeline.LoadInternal(content, "", "", nil)
		if err != nil || in.Failed() {
			t.Fatal(err)
		}
		if _, err := p.Build(context.Background(), in, "", nil); err != nil {
			t.Fatal(err)
		}
		return time.Since(began)
	}
	whole := build()
	chapters, err := filepath.Glob(filepath.Join(content, "instruments", "*", "*", "chapter-1.yaml"))
	if err != nil || len(chapters) == 0 {
		t.Fatal(err, "no chapter")
	}
	data, err := os.ReadFile(chapters[0])
	if err != nil {
		t.Fatal(err)
	}
	before, behind, found := bytes.Cut(data, []byte(`- en: "`))
	if !found {
		t.Fatal("no text to edit")
	}
	if err := os.WriteFile(chapters[0], slices.Concat(before, []byte(`- en: "Edited. `), behind), 0o644); err != nil {
		t.Fatal(err)
	}
	most := 0.0
	if goal {
		most = 0.25
	}
	b.row(size, "after one edit, s", build().Seconds(), whole.Seconds(), most)
	runtime.KeepAlive(p)
}
