package diag

import "testing"

func TestSortedFindingsAreOrderedAndWithoutDuplicates(t *testing.T) {
	var l List
	a := Diagnostic{Code: "b", Pos: Position{"x.yaml", 2, 1}, Message: "m"}
	l.Add(a)
	l.Add(Diagnostic{Code: "a", Pos: Position{"x.yaml", 2, 1}, Message: "m"})
	l.Add(Diagnostic{Code: "z", Pos: Position{"x.yaml", 1, 9}, Message: "m", Severity: Warning})
	l.Add(a)
	var codes string
	for _, d := range l.Sorted() {
		codes += d.Code
	}
	if codes != "zab" {
		t.Errorf("got order %q, want zab", codes)
	}
	if !l.HasErrors() || l.Len() != 4 {
		t.Errorf("HasErrors %v, Len %d", l.HasErrors(), l.Len())
	}
}
