package search

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// shards reads an export back as the browser does: each file as one call, its
// data by name.
func shards(t *testing.T, x *Index) map[string]string {
	t.Helper()
	out := map[string]string{}
	for file, script := range export(t, x) {
		s := string(script)
		if strings.ContainsAny(s, "<>&\u2028\u2029\x00") || !utf8.ValidString(s) {
			t.Fatalf("%s holds what an HTML parser or a script reader trips over: %q", file, s)
		}
		s, ok := strings.CutPrefix(s, "legibleSearch.add(")
		s, end := strings.CutSuffix(s, ")\n")
		var call [4]string
		if err := json.Unmarshal([]byte("["+s+"]"), &call); !ok || !end || err != nil || strings.Contains(s, "\n") {
			t.Fatalf("%s is not one call: %v\n%s", file, err, script)
		}
		if call[0]+".js" != file || call[1] != x.Hash() {
			t.Fatalf("%s says it is %s of %s", file, call[0], call[1])
		}
		// The browser sums up UTF-16 units, each as one step of FNV-1a.
		sum := uint32(2166136261)
		for _, unit := range utf16.Encode([]rune(call[3])) {
			sum = (sum ^ uint32(unit)) * 16777619
		}
		if got := fmt.Sprintf("%08x", sum); got != call[2] {
			t.Fatalf("%s has the sum %s and says %s", file, got, call[2])
		}
		out[call[0]] = call[3]
	}
	return out
}

// numbersOf reads varints, the first of them by next.
type numbersOf struct {
	t *testing.T
	s string
}

func (n *numbersOf) next() int {
	n.t.Helper()
	value, scale := 0, 1
	for {
		if n.s == "" {
			n.t.Fatal("a number is cut off")
		}
		digit := strings.IndexByte(digits, n.s[0])
		if n.s = n.s[1:]; digit < 0 {
			n.t.Fatal("a number holds a character that is no digit")
		}
		if digit < finals {
			return value + digit*scale
		}
		value += digit * scale
		scale *= continued
	}
}

func (n *numbersOf) all() (out []int) {
	for n.s != "" {
		out = append(out, n.next())
	}
	return out
}

// at is a term in a field of a document, and its places.
type at struct {
	term       string
	field, ord int
}

// places decodes the p and x shards.
func places(t *testing.T, data map[string]string, m meta) map[at][]int {
	t.Helper()
	out := map[at][]int{}
	last := ""
	for i := range m.Terms {
		p, x := strings.Split(data["p-"+itoa(i)], "~"), strings.Split(data["x-"+itoa(i)], "~")
		if len(p) != 2*len(x) || p[0] != m.Terms[i] {
			t.Fatalf("p-%d holds %d parts, x-%d %d; it starts with %q, not %q", i, len(p), i, len(x), p[0], m.Terms[i])
		}
		for k := range x {
			term, postings, positions := p[2*k], &numbersOf{t, p[2*k+1]}, &numbersOf{t, x[k]}
			if term <= last {
				t.Fatalf("%q comes after %q", term, last)
			}
			last = term
			for f := range m.Fields {
				ord := -1
				for range postings.next() {
					delta, freq := postings.next(), 1
					if delta%2 == 1 {
						freq = postings.next() + 2
					}
					ord += delta/2 + 1
					place := 0
					for range freq {
						place += positions.next()
						out[at{term, f, ord}] = append(out[at{term, f, ord}], place)
					}
				}
			}
			if postings.s+positions.s != "" {
				t.Fatalf("behind the postings of %q stands %q", term, postings.s+positions.s)
			}
		}
	}
	return out
}

// seamless is text without its white space, which is all that a shard may
// change, and with one mark for what is not UTF-8.
func seamless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// checkShards exports the documents and holds what is read back against them:
// every text, every term with its places, every word, number and property.
func checkShards(t *testing.T, docs []Document) {
	t.Helper()
	x, err := New(docs)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	docs = slices.Clone(docs)
	sort.Slice(docs, func(i, j int) bool { return docs[i].ID < docs[j].ID })
	ordinals := map[string]int{}
	for i, d := range docs {
		ordinals[d.ID] = i
	}
	data := shards(t, x)
	var m meta
	if err := json.Unmarshal([]byte(data["meta"]), &m); err != nil || m.Docs != len(docs) {
		t.Fatalf("meta counts %d documents of %d: %v", m.Docs, len(docs), err)
	}

	seen := map[string]bool{}
	for i, count := range m.Blocks {
		lines := strings.Split(data["d-"+itoa(i)], "\n")
		if len(lines) != count {
			t.Fatalf("d-%d holds %d documents, meta says %d", i, len(lines), count)
		}
		for _, line := range lines {
			cells := strings.Split(line, "\t")
			ord, ok := ordinals[cells[0]]
			if len(cells) != 5 || !ok || seen[cells[0]] {
				t.Fatalf("d-%d holds the line %q", i, line)
			}
			seen[cells[0]] = true
			d := docs[ord]
			for k, want := range []string{d.Title, d.URL, d.Citation, d.Body} {
				if got := seamless(cells[k+1]); got != seamless(want) {
					t.Errorf("%s: text in is %q, text out %q", d.ID, want, cells[k+1])
				}
			}
		}
	}
	if len(seen) != len(docs) {
		t.Errorf("%d of %d documents are in the shards", len(seen), len(docs))
	}

	want, words := map[at][]int{}, map[string]map[int]bool{}
	lengths := make([][]int, len(fields))
	for f := range fields {
		lengths[f] = make([]int, len(docs))
	}
	for ord, d := range docs {
		texts := []string{space(d.Title), space(d.Body), space(d.Citation), space(d.Terms)}
		for f, text := range texts {
			tokens := analyze(x.mix, normalize(text))
			lengths[f][ord] = len(tokens)
			for _, token := range tokens {
				want[at{token.term, f, ord}] = append(want[at{token.term, f, ord}], token.pos)
			}
		}
		for i := range texts {
			texts[i] = normalize(texts[i])
		}
		for _, token := range analyze(x.plain, strings.Join(texts, "\n")) {
			if words[token.term] == nil {
				words[token.term] = map[int]bool{}
			}
			words[token.term][ord] = true
		}
	}
	if got := places(t, data, m); !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("postings out are %v, in %v", got, want)
	}

	last := []uint16(nil)
	for i, entry := range strings.Split(data["words"], "~") {
		if entry == "" && i == 0 && len(words) == 0 {
			break
		}
		n := &numbersOf{t, entry}
		shared, count := n.next(), n.next()
		last = append(last[:shared:shared], utf16.Encode([]rune(n.s))...)
		word := string(utf16.Decode(last))
		if len(words[word]) != count {
			t.Errorf("the word %q is in %d documents, the shard says %d", word, len(words[word]), count)
		}
		delete(words, word)
	}
	if len(words) > 0 {
		t.Errorf("not in the dictionary: %v", words)
	}

	checkTable(t, data["table"], docs, lengths)
	checkFacets(t, data["facets"], docs)
}

func checkTable(t *testing.T, text string, docs []Document, lengths [][]int) {
	t.Helper()
	var table struct {
		classes        [][]any
		class, group   string
		numbers        string
		lengthsOfField []string
	}
	if err := json.Unmarshal([]byte(text), &[]any{&table.classes, &table.class, &table.group, &table.numbers, &table.lengthsOfField}); err != nil {
		t.Fatal(err)
	}
	numbers := strings.Split(table.numbers, "\n")
	if len(docs) == 0 {
		numbers = nil
	}
	classes := (&numbersOf{t, table.class}).all()
	groups := &numbersOf{t, table.group}
	if len(numbers) != len(docs) || len(classes) != len(docs) {
		t.Fatalf("the table has %d numbers and %d classes of %d documents", len(numbers), len(classes), len(docs))
	}
	group, sameGroup := 0, map[int]string{}
	for ord, d := range docs {
		c := table.classes[classes[ord]]
		if weight := max(d.Weight, 0); c[0] != d.Kind || c[1] != d.Instrument || c[2] != d.Version || c[3] != d.Status || c[4] != weight && weight != 0 || c[5] != d.Current {
			t.Errorf("%s is of class %v", d.ID, c)
		}
		if seamless(numbers[ord]) != seamless(d.Number) {
			t.Errorf("%s has the number %q, was %q", d.ID, numbers[ord], d.Number)
		}
		if step := groups.next(); step%2 == 1 {
			group -= (step + 1) / 2
		} else {
			group += step / 2
		}
		name := d.Group
		if name == "" {
			name = d.ID
		}
		if other, known := sameGroup[group]; known && other != name {
			t.Errorf("%s is in the group of %q", d.ID, other)
		}
		sameGroup[group] = name
	}
	for f, s := range table.lengthsOfField {
		if got := (&numbersOf{t, s}).all(); !slices.Equal(got, lengths[f]) {
			t.Errorf("field %d has the lengths %v, want %v", f, got, lengths[f])
		}
	}
}

func checkFacets(t *testing.T, text string, docs []Document) {
	t.Helper()
	var properties []string
	var count int
	var distinct, documents string
	if err := json.Unmarshal([]byte(text), &[]any{&properties, &count, &distinct, &documents}); err != nil {
		t.Fatal(err)
	}
	sets, n := make([][]string, count), &numbersOf{t, distinct}
	for i := range sets {
		for range n.next() {
			sets[i] = append(sets[i], properties[n.next()])
		}
	}
	for ord, id := range (&numbersOf{t, documents}).all() {
		var want []string
		for _, p := range [][]string{append([]string{"actor:"}, docs[ord].Actors...), {"binding:", docs[ord].Binding}, {"from:", docs[ord].From}, append([]string{"topic:"}, docs[ord].Topics...), {"until:", docs[ord].Until}} {
			for _, value := range p[1:] {
				if value != "" {
					want = append(want, p[0]+value)
				}
			}
		}
		if !reflect.DeepEqual(sets[id], want) {
			t.Errorf("%s has the properties %q, want %q", docs[ord].ID, sets[id], want)
		}
	}
}

// awkward texts have meant something to one step or other of the encoding.
var awkward = []string{
	"", "~", "a~b~~c", "tab\tand\nline\r\nend", `"quotes" 'and' \back\slashes`, "</script><script>alert(1)</script>", "<!-- ]]> &amp; &",
	"line\u2028separator\u2029paragraph", "lone \xed\xa0\x80 surrogate \xff\xfe bytes \xc3", "😀 👩‍👩‍👧 🇨🇳", "\u202eright\u202c to \u200fleft\u200e شبكة", "\x00\x01\x1b[2J\x7f\u0085",
	"__proto__ constructor toString hasOwnProperty", "`${alert(1)}`", "第二十一条　网络运营者应当履行安全保护义务", "𠮷野家 𠮷", "e\u0301\ufe0f ﬁ ｆｕｌｌ",
	strings.Repeat("long ", 2000), strings.Repeat("法", 3000), strings.Repeat("x", 70_000), " %q %s %!d(string=x) ",
}

func TestWhatGoesIntoTheShardsComesOut(t *testing.T) {
	var docs []Document
	for i, s := range awkward {
		docs = append(docs, Document{
			ID: fmt.Sprintf("d%02d", i), Kind: KindPage, Title: s, Body: s + " body " + awkward[len(awkward)-1-i], Citation: s, Terms: s, URL: "u/" + itoa(i) + ".html", Number: itoa(i % 3),
		})
	}
	checkShards(t, docs)
	checkShards(t, nil)
	checkShards(t, csl())
}

// FuzzShards: whatever the texts, what the shards say is what went in.
func FuzzShards(f *testing.F) {
	for i, s := range awkward {
		if len(s) < 1000 {
			f.Add(s, awkward[i/2], s, byte(i))
		}
	}
	f.Fuzz(func(t *testing.T, title, body, other string, bits byte) {
		h := fnv.New32a()
		h.Write([]byte(title + body))
		one := Document{
			ID: fmt.Sprintf("b%08x", h.Sum32()), Kind: KindProvision, Title: title, Body: body, Citation: other, Terms: title,
			URL: other, Number: other, Current: bits&1 > 0, Group: "group", Weight: float64(bits), Binding: BindingYes,
		}
		two := Document{ID: "a", Kind: KindPage, Title: other, Body: title + "~" + body, Group: "group", From: "2017-06-01"}
		three := Document{ID: "c", Kind: KindTerm, Terms: body, Number: "7"}
		if utf8.ValidString(other) { // ids of actors and topics come from the schema
			two.Actors, three.Actors, three.From = []string{other, "x", ""}, []string{other + "\nactor:x"}, two.From
		}
		checkShards(t, []Document{one, two, three})
	})
}
