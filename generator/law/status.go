package law

// Status is what an instrument or version is on the as-of date. It is computed
// from the dated events, never authored.
type Status string

// The statuses.
const (
	NotYet          Status = "not-yet"
	DraftForComment Status = "draft-for-comment"
	CommentClosed   Status = "comment-closed"
	NoFinalText     Status = "no-final-text-found"
	AdoptedNotYet   Status = "adopted-not-in-force"
	Issued          Status = "issued" // guidance that never had the force of law
	InForce         Status = "in-force"
	Amended         Status = "amended"
	Superseded      Status = "superseded"
	Repealed        Status = "repealed"
)

// StatusOn computes the status of an instrument with these events on a day.
// "amended" means in force in a later version than the first. A draft that was
// overtaken by another instrument is superseded, and was never in force.
func StatusOn(events []Event, asOf Date) Status {
	status := NotYet
	draft, forced := IsDraft(events), EverInForce(events)
	rank := map[string]Status{
		"published-for-comment": DraftForComment,
		"comments-close":        CommentClosed,
		"no-final-text":         NoFinalText,
		"adopted":               AdoptedNotYet,
		"promulgated":           AdoptedNotYet,
		"published":             AdoptedNotYet,
		"in-force":              InForce,
		"amended":               Amended,
		"superseded":            Superseded,
		"repealed":              Repealed,
	}
	last := Date{}
	for _, e := range events {
		s, known := rank[e.Type]
		if !known || e.Date.After(asOf) || e.Date.Before(last) {
			continue
		}
		if e.Type == "published" && !forced {
			if draft {
				continue // a draft that was circulated again is still a draft
			}
			s = Issued
		}
		if s == AdoptedNotYet && (status == InForce || status == Amended) {
			continue // the promulgation of an amendment does not end what is in force
		}
		status, last = s, e.Date
	}
	return status
}

// IsDraft reports whether the instrument was put out for comment, or looked for
// in vain, and no event ever put it in force.
func IsDraft(events []Event) bool {
	for _, e := range events {
		switch e.Type {
		case "published-for-comment", "comments-close", "no-final-text":
			return !EverInForce(events)
		}
	}
	return false
}

// EverInForce reports whether any event puts the instrument in force, at any
// date. Nothing else binds.
func EverInForce(events []Event) bool {
	for _, e := range events {
		if e.Type == "in-force" || e.Type == "amended" {
			return true
		}
	}
	return false
}
