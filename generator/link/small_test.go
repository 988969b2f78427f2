package link

import (
	"fmt"
	"testing"
)

func TestNumberListsAreReadAscending(t *testing.T) {
	for text, want := range map[string]string{
		"1": "[1]", "1, 3-4, 6": "[1 3 4 6]", "1,3 - 4": "[1 3 4]", " 7 ": "[7]", "9999": "[9999]", "5-5": "[5]",
		"": "no", "0": "no", "-5": "no", "5-": "no", "5-3": "no", "3, 2": "no", "1-3, 3": "no", "1-3, 2-5": "no", "1,,2": "no", "1,": "no",
		"1-2-3": "no", "ten": "no", "10000": "no", "1-99999999999999999999": "no", "1-10000": "no", "１": "no", "1;2": "no",
	} {
		numbers, ok := numberList(text)
		got := fmt.Sprint(numbers)
		if !ok {
			got = "no"
			if len(numbers) == 0 {
				t.Errorf("%q gives no number at all, which the outline needs", text)
			}
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}
