package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

var sample = []Diagnostic{
	{
		Code: "dead-end", Pos: Position{"content/a b.yaml", 2, 3}, Message: "leads <nowhere>", Hint: "mend it",
		Notes: []Note{{Position{"content/c.yaml", 1, 1}, "asked here"}, {Position{}, "nowhere"}},
	},
	{Code: "unknown-file", Severity: Warning, Pos: Position{File: "content/x.txt"}, Message: "not\x1b used\u009b\U000E0041"},
}

func TestJSONHoldsEveryFieldAndCounts(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, sample, lines("one\n  two <b>")); err != nil {
		t.Fatal(err)
	}
	want := `{
  "findings": [
    {
      "code": "dead-end",
      "severity": "error",
      "file": "content/a b.yaml",
      "line": 2,
      "column": 3,
      "message": "leads <nowhere>",
      "excerpt": "  two <b>",
      "hint": "mend it",
      "notes": [
        {
          "file": "content/c.yaml",
          "line": 1,
          "column": 1,
          "message": "asked here"
        },
        {
          "file": "",
          "line": 0,
          "column": 0,
          "message": "nowhere"
        }
      ]
    },
    {
      "code": "unknown-file",
      "severity": "warning",
      "file": "content/x.txt",
      "line": 0,
      "column": 0,
      "message": "not\u001b used\u009b\udb40\udc41",
      "excerpt": "",
      "hint": "",
      "notes": []
    }
  ],
  "errors": 1,
  "warnings": 1
}
`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
	var back jsonReport
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil {
		t.Fatal(err)
	}
	if got := back.Findings[1].Message; got != sample[1].Message {
		t.Errorf("the message comes back as %q", got)
	}
}

func TestJSONOfNoFindingsIsAnEmptyList(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, nil, nil); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"findings\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestSARIFHasARuleForEveryCodeAndTheOtherEndOfAConflict(t *testing.T) {
	var b strings.Builder
	rules := []RuleInfo{{Code: "dead-end", Summary: "An answer leads nowhere.", Help: "Add goto."}, {Code: "aaa", Severity: Warning}}
	if err := SARIF(&b, sample, rules, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.Tool.Driver.Version != "1.2.3" || len(run.Tool.Driver.Rules) != 3 {
		t.Fatalf("got %s", b.String())
	}
	for i, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || r.RuleID != sample[i].Code {
			t.Errorf("result %d of %s points at rule %s", i, r.RuleID, rule.ID)
		}
	}
	first := run.Results[0]
	if len(first.Related) != 1 || first.Related[0].Physical.Artifact.URI != "content/c.yaml" {
		t.Errorf("related locations: %+v", first.Related)
	}
	if at := first.Locations[0].Physical; at.Artifact.URI != "content/a%20b.yaml" || at.Region.StartLine != 2 || at.Region.StartColumn != 3 {
		t.Errorf("location: %+v", at)
	}
	if r := run.Results[1].Locations[0].Physical.Region; r != nil {
		t.Errorf("a finding about a whole file has the region %+v", r)
	}
}

func TestOutputIsTheSameEveryTime(t *testing.T) {
	var first string
	for range 20 {
		var b strings.Builder
		if err := SARIF(&b, sample, []RuleInfo{{Code: "b"}, {Code: "a"}, {Code: "c"}}, ""); err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = b.String()
		}
		if b.String() != first {
			t.Fatal("two runs differ")
		}
	}
}
