package flow

import (
	"errors"
	"fmt"
	"testing"

	"legible/generator/law"
)

// twoTracks asks a1, a2 on one track and b1 on another; both can end at stop.
func twoTracks() *law.Decision {
	d := build("a1: yes+r1>a2 no!out", "a2: yes!stop no!out", "b1: yes+r2!late no!stop", "out = allowed", "stop = stop", "late = wait")
	d.Tracks = []*law.Track{{ID: "a", Start: "a1"}, {ID: "b", Start: "b1"}}
	return d
}

func TestTracksAreListedOneAfterAnotherAndNeverMultiplied(t *testing.T) {
	var got []string
	for _, p := range Paths(twoTracks()) {
		got = append(got, p.Track+": "+show(p.Steps, p.Outcome))
	}
	want := "[a: a1=yes a2=yes stop a: a1=yes a2=no out a: a1=no out b: b1=yes late b: b1=no stop]"
	if fmt.Sprint(got) != want {
		t.Errorf("%v\nwant %s", got, want)
	}
}

func TestAWalkIsCompleteWhenEveryTrackHasEnded(t *testing.T) {
	d := twoTracks()
	s, err := Walk(d, given("a1=no"))
	if err != nil || s.Complete || s.Outcome != nil || s.NextName != "b1" || s.Tracks[0].Outcome.ID != "out" || s.Tracks[1].Outcome != nil {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("b1=yes"))
	if err != nil || s.NextName != "a1" || s.Tracks[1].Outcome.ID != "late" {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Walk(d, given("b1=yes a1=yes a2=no"))
	if err != nil || !s.Complete || s.Outcome.ID != "late" || s.Severity != "wait" || show(s.Path, nil) != "a1=yes a2=no b1=yes" {
		t.Errorf("%+v, %v", s, err)
	}
	if got := ids(s.Duties, dutyID); got != "[r1 r2]" {
		t.Errorf("duties of both tracks: %s", got)
	}
}

func TestAnAnswerPastATracksEndIsNamedWithThatTracksPath(t *testing.T) {
	_, err := Walk(twoTracks(), given("b1=yes a1=no a2=yes"))
	var off *NotOnPath
	if !errors.As(err, &off) || err.Error() != "question a2 is not on this path: a1=no" {
		t.Errorf("%v", err)
	}
}

func TestEveryTrackNeedsAStartAndReachesItsOwnPart(t *testing.T) {
	d := twoTracks()
	if r := Reachable(d); len(r.Questions) != 3 || len(r.Outcomes) != 3 {
		t.Errorf("%+v", r)
	}
	if r := ReachableIn(d, d.Tracks[1]); ids(r.Questions, questionID) != "[b1]" || len(r.Outcomes) != 2 {
		t.Errorf("%+v", r)
	}
	d.Tracks[1].Start = "gone"
	ends := DeadEnds(d)
	if len(ends) != 1 || ends[0].Track != d.Tracks[1] || ends[0].Why != "no-start" {
		t.Errorf("%+v", ends)
	}
	if _, err := Walk(d, nil); !errors.As(err, new(*NoWayOn)) {
		t.Errorf("%v", err)
	}
}

func TestTheOutlineOfTracksHasOneItemForEach(t *testing.T) {
	o := Outline(twoTracks())
	if o.Question != nil || len(o.Items) != 2 || o.Items[1].Track.ID != "b" || o.Items[1].Number != 3 {
		t.Errorf("%+v", o)
	}
}
