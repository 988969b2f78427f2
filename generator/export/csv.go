package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"legible/generator/law"
)

// Columns are the columns of the register in CSV. New ones are added at the
// end only.
var Columns = []string{
	"id", "instrument", "version", "article", "citation", "binding", "draft", "status",
	"modality", "bearer", "counterparty", "action", "object", "condition", "exception",
	"deadline", "duration", "days", "anchor", "authority", "basis", "topics", "sanctions",
	"text-basis", "verification", "copies", "note", "url",
}

// CSV writes the register of obligations. See the package comment for what it
// promises.
func CSV(w io.Writer, c *law.Corpus) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(Columns); err != nil {
		return err
	}
	for _, o := range c.Obligations {
		cells := row(o)
		for i := range cells {
			cells[i] = inert(cells[i])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// row returns the cells of one obligation in the order of Columns.
func row(o *law.Obligation) []string {
	var d law.Deadline
	if o.Deadline != nil {
		d = *o.Deadline
	}
	return []string{
		o.ID, o.Version.Instrument.ID, o.Version.ID, o.Provision.Number, o.Basis[0].Citation(),
		yesNo(o.Binding), yesNo(o.Version.Instrument.Draft), string(o.Version.Status),
		o.Modality, actorNames(o.Bearers), actorNames(o.Counterparty), o.Action, o.Object, o.Condition, o.Exception,
		d.Relation, d.Duration, d.Days, d.Anchor, actorNames(o.Authority), cell(nodeIDs(o.Basis)), topicNames(o.Topics), cell(sanctionIDs(o.Sanctions)),
		o.Provision.TextBasis, o.Verification.Level, copies(o.Verification.Copies), o.Note, o.URL,
	}
}

// inert makes sure that a spreadsheet takes a cell for text.
func inert(s string) string {
	if s != "" && strings.ContainsAny(firstRune(s), "=+-@\t\r\n\x00＝＋－＠") {
		return "'" + s
	}
	return s
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func cell(items []string) string { return strings.Join(items, "; ") }

func actorNames(items []*law.Actor) string {
	return cell(list(items, func(a *law.Actor) string { return a.Name.En }))
}

func topicNames(items []*law.Topic) string {
	return cell(list(items, func(t *law.Topic) string { return t.Name.En }))
}

func copies(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
