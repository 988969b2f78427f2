package main

import "testing"

func TestMatchedWordsAreMarkedOnATerminal(t *testing.T) {
	got := marked("keep 网络日志 for 6 months", [][2]int{{0, 4}, {5, 17}, {24, 30}})
	want := "\x1b[1;4mkeep\x1b[22;24m \x1b[1;4m网络日志\x1b[22;24m for 6 \x1b[1;4mmonths\x1b[22;24m"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
