package synthetic_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"legible/generator/check"
	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/link"
	"legible/generator/source"
	"legible/generator/synthetic"
	"legible/schema"
)

func generate(t *testing.T, provisions int, seed uint64) map[string]string {
	t.Helper()
	files := map[string]string{}
	if err := synthetic.Generate(provisions, seed, func(path, text string) error {
		if _, twice := files[path]; twice {
			t.Errorf("%s is written twice", path)
		}
		files[path] = text
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// linked runs every stage of check over the files, which must find nothing.
func linked(t *testing.T, files map[string]string) *law.Corpus {
	t.Helper()
	dir := t.TempDir()
	for path, text := range files {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	tree, findings := source.ReadDir(dir, "content")
	for _, f := range tree.Files {
		if f.Root == nil {
			continue
		}
		for _, issue := range schema.Validate(schema.Kind(f.Path), f.Root.Any()) {
			findings.Add(diag.Diagnostic{Code: issue.Code, Pos: f.Root.Locate(issue.Path, issue.Key), Message: issue.Message})
		}
	}
	c, list := link.Link(tree, law.Date{})
	findings.Append(list)
	if !findings.HasErrors() {
		findings.Append(check.Run(c))
	}
	if findings.Len() > 0 {
		var b strings.Builder
		_ = diag.Text(&b, findings.Sorted(), tree.Line, 5)
		t.Fatalf("%d findings:\n%s", findings.Len(), b.String())
	}
	return c
}

func TestMadeUpContentHasNoFindingsAndTheNumberOfProvisionsAsked(t *testing.T) {
	for seed := range uint64(3) {
		for _, n := range []int{synthetic.Least, 61, 100, 333} {
			c := linked(t, generate(t, n, seed))
			if len(c.Provisions) != n {
				t.Errorf("seed %d: %d provisions, want %d", seed, len(c.Provisions), n)
			}
			if want := max(1, n/200); len(c.Decisions) != want {
				t.Errorf("seed %d, %d provisions: %d decisions, want %d", seed, n, len(c.Decisions), want)
			}
		}
	}
}

func TestTheSameSizeAndSeedGiveTheSameBytes(t *testing.T) {
	one, two, other := generate(t, 200, 7), generate(t, 200, 7), generate(t, 200, 8)
	if !maps.Equal(one, two) {
		t.Error("two runs differ")
	}
	if maps.Equal(one, other) {
		t.Error("the seed changes nothing")
	}
}

// TestMadeUpContentHasEveryThingThatRealContentHas looks for what makes a build
// do its work: a measurement without it would flatter.
func TestMadeUpContentHasEveryThingThatRealContentHas(t *testing.T) {
	c := linked(t, generate(t, 1000, 1))
	seen := map[string]bool{}
	words := 0
	for _, in := range c.Instruments {
		if !strings.Contains(in.Title.En, "synthetic law for measurement") || !strings.Contains(in.Title.Zh, "测量用合成法律") {
			t.Errorf("%s does not say what it is: %s", in.ID, in.Title)
		}
		seen["instrument "+string(in.Status)] = true
		for _, v := range in.Versions {
			for _, r := range v.Rows {
				seen["row "+r.Text] = true
				seen["row merged"] = seen["row merged"] || len(r.From) > 1
			}
		}
	}
	for _, p := range c.Provisions {
		n := 0
		p.EachText(func(_ *law.Node, text string) { n += len(strings.Fields(text)) })
		words += n
		if p.Heading.Zh == "" || n < 20 || n > 500 {
			t.Errorf("%s has %d words under %q", p.ID, n, p.Heading.Zh)
		}
		seen["split"] = seen["split"] || len(p.Later) > 1
		seen["inherited"] = seen["inherited"] || p.Inherited != nil
		if p.Outcome != nil {
			seen["outcome "+p.Outcome.Result] = true
		}
	}
	if mean := words / len(c.Provisions); mean < 60 || mean > 140 {
		t.Errorf("an article has %d words in the mean", mean)
	}
	for _, o := range c.Obligations {
		seen["modality "+o.Modality] = true
		if o.Deadline != nil {
			seen["deadline "+o.Deadline.Relation] = true
		}
		seen["punished"] = seen["punished"] || len(o.Sanctions) > 0
	}
	for _, r := range c.References {
		seen["reference "+r.Type] = true
	}
	for _, d := range c.Decisions {
		seen["tracks"] = seen["tracks"] || len(d.Tracks) > 0
		if n := len(d.Questions); n < 4 || n > 30 {
			t.Errorf("%s has %d questions", d.ID, n)
		}
	}
	var missing []string
	for _, want := range []string{
		"instrument in-force", "instrument amended", "instrument superseded", "instrument repealed", "instrument adopted-not-in-force",
		"row identical", "row reference-only", "row amended", "row new", "row dropped", "row merged", "split", "inherited",
		"outcome carried-over", "outcome changed", "outcome narrowed", "outcome broadened", "outcome merged", "outcome dropped",
		"modality must", "modality must-not", "modality may", "modality encouraged", "modality entitled", "modality declares", "modality power",
		"deadline within", "deadline before", "deadline at-least", "deadline every", "deadline at-once", "deadline promptly",
		"deadline regularly", "deadline as-prescribed", "deadline as-agreed", "deadline in-step", "deadline at-event",
		"reference implements", "reference elaborates", "reference restates", "reference cites", "punished", "tracks",
	} {
		if !seen[want] {
			missing = append(missing, want)
		}
	}
	if len(missing) > 0 {
		t.Errorf("nothing is %q; there is %q", missing, slices.Sorted(maps.Keys(seen)))
	}
	if len(c.Terms) == 0 || len(c.Topics) == 0 || len(c.Actors) == 0 || len(c.Sources) == 0 || len(c.Questions) == 0 {
		t.Error("a list is empty")
	}
}

func TestASizeOutOfRangeIsRefused(t *testing.T) {
	for _, n := range []int{-1, 0, synthetic.Least - 1, synthetic.Most + 1} {
		err := synthetic.Generate(n, 1, func(string, string) error { t.Fatal("something is written"); return nil })
		if !errors.Is(err, synthetic.ErrSize) {
			t.Errorf("%d provisions: %v", n, err)
		}
	}
}

func TestWhatCannotBeWrittenEndsIt(t *testing.T) {
	full := errors.New("full")
	calls := 0
	if err := synthetic.Generate(100, 1, func(string, string) error { calls++; return full }); !errors.Is(err, full) || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}
