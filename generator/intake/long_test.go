package intake

import (
	"strings"
	"testing"
)

// A megabyte of anything is read in one go: each of these would take minutes if
// the time grew with the square of the length.
func TestLongFilesAreReadInOneGo(t *testing.T) {
	for _, unit := range []string{"。", "第一条", "。第二条", "（一）", "；（二）", "：(1)", "第", "\n第一条 一", "字"} {
		data := strings.Repeat(unit, 1<<20/len(unit))
		if _, err := Read("a.txt", []byte("第一条　"+data), Chinese); err != nil {
			t.Error(err)
		}
	}
}
