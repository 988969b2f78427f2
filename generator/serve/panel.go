package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"legible/generator/diag"
)

// failure is a failed build as pages show it. All of it is text: the panel's
// script sets it as text nodes, the page without a site escapes it.
type failure struct {
	Title    string    `json:"title"`
	Findings []finding `json:"findings"`
	More     int       `json:"more"` // findings left out
}

type finding struct {
	Severity string `json:"severity"`
	Place    string `json:"place"` // file:line:column, as far as known
	Message  string `json:"message"`
	Code     string `json:"code"`
	Excerpt  string `json:"excerpt"` // the source line
	Notes    []note `json:"notes"`
	Hint     string `json:"hint"`
}

type note struct {
	Place   string `json:"place"`
	Message string `json:"message"`
}

func newFailure(r Result, err error) *failure {
	f := &failure{Title: "The content has errors: " + diag.Summary(r.Findings)}
	if err != nil {
		f.Title = "The build failed"
		f.Findings = append(f.Findings, finding{Severity: "error", Message: clean(err.Error())})
	}
	shown := r.Findings[:min(len(r.Findings), findingsShown)]
	f.More = len(r.Findings) - len(shown)
	for _, d := range shown {
		f.Findings = append(f.Findings, newFinding(d, r.Line))
	}
	return f
}

func newFinding(d diag.Diagnostic, line func(string, int) string) finding {
	f := finding{
		Severity: d.Severity.String(), Place: place(d.Pos), Code: clean(d.Code),
		Message: clean(d.Message), Hint: clean(d.Hint),
	}
	if line != nil && d.Pos.Line > 0 {
		f.Excerpt = clean(strings.TrimSpace(line(d.Pos.File, d.Pos.Line)))
	}
	for _, n := range d.Notes {
		f.Notes = append(f.Notes, note{place(n.Pos), clean(n.Message)})
	}
	return f
}

func place(p diag.Position) string {
	if !p.IsValid() {
		return ""
	}
	return p.String()
}

// textShown is how many characters of one text the panel shows.
const textShown = 1000

// clean returns s on one line, cut to a length that can be read, with controls
// and the characters that turn text around shown by their numbers.
func clean(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > textShown {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			b.WriteByte(' ')
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			fmt.Fprintf(&b, "<%U>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// event returns the state as one server-sent event. Build is the id that pages
// of the last good build carry; "" before there is one.
func event(site *snapshot, f *failure) []byte {
	var message struct {
		Build   string   `json:"build"`
		Failure *failure `json:"failure"`
	}
	if site != nil {
		message.Build = site.id
	}
	message.Failure = f
	// Strings and numbers only: this cannot fail. Line breaks are escaped.
	data, _ := json.Marshal(message)
	return []byte("event: state\nretry: 1000\ndata: " + string(data) + "\n\n")
}

// failed is the page in place of a site that has not been built yet.
var failed = template.Must(template.New("failed").Parse(failedHTML))

func failedPage(f *failure) []byte {
	var b bytes.Buffer
	// The template is fixed and the buffer takes everything: no error.
	_ = failed.Execute(&b, f)
	return b.Bytes()
}
