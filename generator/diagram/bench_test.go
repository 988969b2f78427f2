package diagram

import (
	"fmt"
	"testing"
)

// BenchmarkWarmLayout lays a chart of 30 boxes out in a worker that is running,
// without the cache.
func BenchmarkWarmLayout(b *testing.B) {
	text := "question q0 | Question 0? |  | Art-1\n"
	for i := 1; i < 14; i++ {
		text += fmt.Sprintf("  yes | Yes |  -> q%d\n  no | No |  => out\nquestion q%d | Question %d? |  | Art-1\n", i, i, i)
	}
	c, err := only(read(text+"  yes | Yes |  => in\n  no | No |  => out\n  unknown | Not known |  => wait\n"+
		"outcome in allowed | In |  | Art-1\noutcome out stop | Out |  | Art-1\noutcome wait wait | Wait |  | Art-1"), options("en"), roomy)
	if err != nil || len(c.nodes) != 30 {
		b.Fatal(err, len(c.nodes))
	}
	c.arrange(allBeside)
	dr, dot := drawer(b, "good"), c.writeDOT()
	if _, err := dr.Layout(b.Context(), dot); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := dr.Layout(b.Context(), dot); err != nil {
			b.Fatal(err)
		}
	}
}
