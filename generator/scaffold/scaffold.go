// Package scaffold writes the skeletons that an author fills, a new instrument
// and a new decision, and what a team starts with: a layer, and a folder to host
// the law from. Each passes check as it is, and never replaces a file.
package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"time"
)

// ErrExists is wrapped by the error for a file that is there already.
var ErrExists = errors.New("already exists")

// ErrName is wrapped by the error for an id, version or count that cannot be
// used.
var ErrName = errors.New("cannot be used")

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	groundForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*@\d{4}-\d{2}(-\d{2})?/art_[1-9]\d*(__para_[1-9]\d*(__point_[1-9]\d*)?)?$`)
)

// File is one skeleton, with its path relative to the content folder.
type File struct{ Path, Text string }

// Instrument returns the skeleton of an instrument with one version, none of
// whose articles is encoded yet.
func Instrument(id, version string, articles int) ([]File, error) {
	if !idForm.MatchString(id) || len(id) > 80 {
		return nil, fmt.Errorf("instrument id %q %w: use lower-case words joined by hyphens", id, ErrName)
	}
	if !isDate(version) {
		return nil, fmt.Errorf("version %q %w: use the day it came into force, as 2017-06-01", version, ErrName)
	}
	if articles < 1 || articles > 2000 {
		return nil, fmt.Errorf("%d articles %w: between 1 and 2000", articles, ErrName)
	}
	dir := path.Join("instruments", id)
	return []File{
		{path.Join(dir, "instrument.yaml"), fmt.Sprintf(`# yaml-language-server: $schema=../../../schema/v1/instrument.schema.json
id: "%[1]s"
kind: law                # law | administrative-regulation | departmental-measures | national-standard | catalogue | guidelines
title: {en: "%[1]s", zh: "%[1]s"}
short: {en: "%[1]s", zh: "%[1]s"}
names: []
issuer: npc-standing-committee
events:
  - {type: in-force, date: %[2]s, version: "%[2]s"}
relations: []
verification: {level: unchecked, note: Skeleton; nothing was checked yet.}
`, id, version)},
		{path.Join(dir, version, "version.yaml"), fmt.Sprintf(`# yaml-language-server: $schema=../../../../schema/v1/version.schema.json
version: "%[1]s"
label: {en: %[2]s text, zh: %[2]s年文本}
articles: %[3]d
outline:
  - kind: chapter
    number: I
    heading: {en: First chapter, zh: 第一章}
    articles: 1-%[3]d
gaps:
  - {articles: "1-%[3]d", reason: Not encoded yet.}
`, version, version[:4], articles)},
	}, nil
}

// Decision returns the skeleton of a decision of one question that rests on
// ground, a pointer with its version.
func Decision(id, ground string) ([]File, error) {
	if !idForm.MatchString(id) || len(id) > 80 {
		return nil, fmt.Errorf("decision id %q %w: use lower-case words joined by hyphens", id, ErrName)
	}
	if !groundForm.MatchString(ground) {
		return nil, fmt.Errorf("ground %q %w: name a provision with its version, as csl@2017-06-01/art_31", ground, ErrName)
	}
	return []File{{path.Join("decisions", id+".yaml"), fmt.Sprintf(`# yaml-language-server: $schema=../../schema/v1/decision.schema.json
id: "%[1]s"
title: {en: "%[1]s?", zh: "%[1]s？"}
summary: What this decision answers, and for whom.
start: q1
questions:
  - id: q1
    ask: {en: The first question?, zh: 第一个问题？}
    grounds: [%[2]s]
    verification: {level: unchecked, note: Skeleton; nothing was checked yet.}
    answers:
      - {value: "yes", label: {en: "Yes", zh: 是}, outcome: applies}
      - {value: "no", label: {en: "No", zh: 否}, outcome: does-not-apply}
outcomes:
  - id: applies
    severity: undetermined
    title: {en: It applies, zh: 适用}
    text: What follows, and from where.
    grounds: [%[2]s]
    now: {text: The rule in force now., grounds: [%[2]s]}
  - id: does-not-apply
    severity: not-applicable
    title: {en: It does not apply, zh: 不适用}
    text: What follows, and from where.
    grounds: [%[2]s]
    now: {text: The rule in force now., grounds: [%[2]s]}
`, id, ground)}}, nil
}

// isDate reports whether s is a day or a month of the calendar.
func isDate(s string) bool {
	_, day := time.Parse(time.DateOnly, s)
	_, month := time.Parse("2006-01", s)
	return day == nil || month == nil
}

// Write puts files into the content folder. It refuses to replace any: either
// all are written or none.
func Write(dir string, files []File) error {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s %w", name, ErrExists)
		}
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
