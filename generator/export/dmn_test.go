package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"legible/generator/flow"
	"legible/generator/law"
)

// dmnOf writes and reads back the decisions of a corpus. Reading is our own.
func dmnOf(t *testing.T, c *law.Corpus) (dmnDefinitions, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := DMN(&b, c); err != nil {
		t.Fatal(err)
	}
	var doc dmnDefinitions
	if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc, b.Bytes()
}

func TestEveryPathIsARuleOfDMNAndReadsBack(t *testing.T) {
	c := content(t)
	doc, _ := dmnOf(t, c)
	tables := map[string]dmnTable{}
	for _, d := range doc.Decisions {
		tables[d.Name] = d.Table
	}
	for _, d := range c.Decisions {
		var want, got []string
		for _, p := range flow.FullPaths(d) {
			line := ""
			for _, s := range p.Steps {
				line += s.Name() + "=" + s.Answer.Value + " "
			}
			want = append(want, p.Track+" "+line+p.Outcome.ID+" "+p.Outcome.Severity)
		}
		for _, track := range flow.Tracks(d) {
			name := d.ID
			if len(d.Tracks) > 0 {
				name += "." + track.ID
			}
			table, ok := tables[name]
			if !ok || table.HitPolicy != "UNIQUE" {
				t.Errorf("no table %s with unique hits", name)
			}
			for _, r := range table.Rules {
				got = append(got, track.ID+" "+readRule(t, table, r))
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d rules, %d paths", d.ID, len(got), len(want))
		}
		for i := range want {
			if len(got) == len(want) && sorted(got[i]) != sorted(want[i]) {
				t.Errorf("%s: rule %s, path %s", d.ID, got[i], want[i])
			}
		}
	}
}

func readRule(t *testing.T, table dmnTable, r dmnRule) string {
	t.Helper()
	if len(r.In) != len(table.Inputs) || len(r.Out) != 2 || len(r.Annotations) != len(table.Annotations) {
		t.Fatalf("rule %s has %d and %d entries", r.ID, len(r.In), len(r.Out))
	}
	line := ""
	for i, e := range r.In {
		if e.Text == "-" {
			continue
		}
		if !slices.Contains(strings.Split(table.Inputs[i].Values.Text, ","), e.Text) {
			t.Errorf("rule %s: %s is no value of its column", r.ID, e.Text)
		}
		line += table.Inputs[i].Expression.Text + "=" + strings.Trim(e.Text, `"`) + " "
	}
	return line + strings.Trim(r.Out[0].Text, `"`) + " " + strings.Trim(r.Out[1].Text, `"`)
}

// sorted makes the order of answers not matter: columns stand in order of first use.
func sorted(s string) string {
	words := strings.Fields(s)
	slices.Sort(words)
	return strings.Join(words, " ")
}

func TestNoTwoRulesOfATableCanHitAtOnce(t *testing.T) {
	doc, _ := dmnOf(t, content(t))
	for _, d := range doc.Decisions {
		rules := d.Table.Rules
		for i, a := range rules {
			for _, b := range rules[:i] {
				apart := false
				for k := range a.In {
					apart = apart || a.In[k].Text != "-" && b.In[k].Text != "-" && a.In[k].Text != b.In[k].Text
				}
				if !apart {
					t.Fatalf("%s: %s and %s hit at once", d.Name, a.ID, b.ID)
				}
			}
		}
	}
}

func TestTheIdsOfDMNAreNamesAndUniqueAndRequirementsResolve(t *testing.T) {
	for name, c := range corpora(t) {
		doc, text := dmnOf(t, c)
		ids := map[string]bool{}
		dec := xml.NewDecoder(bytes.NewReader(text))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if start.Name.Space != dmnSpace {
				t.Errorf("%s: element %s is not DMN 1.3", name, start.Name.Local)
			}
			for _, a := range start.Attr {
				if a.Name.Local != "id" {
					continue
				}
				if ids[a.Value] || strings.ContainsAny(a.Value, " \"':/#<>&") || a.Value[0] < 'a' {
					t.Errorf("%s: id %q is taken or no name", name, a.Value)
				}
				ids[a.Value] = true
			}
		}
		for _, d := range doc.Decisions {
			for _, r := range d.Requirements {
				if !ids[strings.TrimPrefix(r.Input.Href, "#")] {
					t.Errorf("%s: %s requires %s, which is not there", name, d.ID, r.Input.Href)
				}
			}
		}
	}
}

func TestHostileTextIsEscapedInDMN(t *testing.T) {
	evil := "</text><script>&\"'\x00\x1b]]> ÿ\xff"
	q := &law.Question{ID: "q", Ask: law.Bilingual{En: evil, Zh: evil}}
	q.Answers = []*law.DecisionAnswer{{Value: `a"b\`, Outcome: "o"}, {Value: "no", Outcome: "o"}}
	d := &law.Decision{ID: "d", Title: law.Bilingual{En: evil}, Summary: evil, Start: "q", Questions: []*law.Question{q}, Outcomes: []*law.Outcome{{ID: "o", Severity: "stop"}}}
	doc, text := dmnOf(t, &law.Corpus{Decisions: []*law.Decision{d}})
	if bytes.Contains(text, []byte("<script")) || doc.Decisions[0].Table.Rules[0].In[0].Text != `"a\"b\\"` {
		t.Errorf("%s", text)
	}
}

// dmn-moddle is the reader of the modelling tools. ./test.sh installs it.
func TestModellingToolsReadTheFileWithoutWarnings(t *testing.T) {
	dir, err := filepath.Abs("../../test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "dmn-moddle")); err != nil {
		t.Fatalf("dmn-moddle is not installed: ./test.sh installs it: %v", err)
	}
	_, text := dmnOf(t, content(t))
	file := filepath.Join(t.TempDir(), "decisions.dmn")
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	const script = `import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const at = createRequire(process.argv[1] + '/package.json').resolve('dmn-moddle');
const { DmnModdle, default: made } = await import(pathToFileURL(at));
const read = await new (DmnModdle ?? made)().fromXML(fs.readFileSync(process.argv[2], 'utf8'), 'dmn:Definitions');
for (const w of read.warnings) console.log(w.message);`
	out, err := exec.Command("node", "--input-type=module", "-e", script, dir, file).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}
