package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What one hostile MiB may cost the program, of time and of memory, the worker
// that lays out charts among it: more than the same command takes without it. The
// time is that of the clock or of the processors, whichever is less: a busy machine
// lengthens the one, work on several processors the other. What is over is
// measured again, twice, and the least counts.
const (
	mostSeconds = 2.0
	mostMiB     = 512
)

const nothingToCompare = "nothing, to compare"

// bounded is one hostile input of a MiB and the command that meets it.
type bounded struct {
	input   string
	command string // as it is shown
	args    []string
	query   []string
}

// TestNoMebibyteCostsMoreThanTheBounds drives the built program over one MiB of
// everything that has been slow in some program or other, and prints what each
// cost. It belongs to the long suite, which sets LEGIBLE_BOUNDS: it measures,
// and measuring has no place beside other work.
func TestNoMebibyteCostsMoreThanTheBounds(t *testing.T) {
	if os.Getenv("LEGIBLE_BOUNDS") == "" {
		t.Skip("the long suite measures: test/trust.sh, or LEGIBLE_BOUNDS=1")
	}
	program := filepath.Join(t.TempDir(), "legible")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cache := t.TempDir()
	var table strings.Builder
	worst, heaviest, tooMuch := 0.0, 0.0, 0
	nothing := map[string][2]float64{}
	inputs := boundedInputs(t)
	slices.SortStableFunc(inputs, func(a, b bounded) int {
		first := func(b bounded) int { return strings.Index(nothingToCompare, b.input) }
		return cmp.Or(cmp.Compare(first(b), first(a)), cmp.Compare(a.input, b.input))
	})
	// A child counts what its parent held when it began, which must be little.
	debug.FreeOSMemory()
	for _, b := range inputs {
		verb, _, _ := strings.Cut(b.command, " ")
		seconds, mib, exit := b.run(t, program, cache)
		free, known := nothing[verb]
		if !known {
			nothing[verb] = [2]float64{seconds, mib} // the first of each verb is laid over nothing
		}
		over := func() bool { return seconds-free[0] > mostSeconds || mib-free[1] > mostMiB }
		for again := 0; again < 2 && over(); again++ {
			s, m, _ := b.run(t, program, cache)
			seconds, mib = min(seconds, s), min(mib, m)
		}
		verdict := "ok"
		if exit < exitClean || exit > exitUsage || over() {
			verdict = "TOO MUCH"
			tooMuch++
			t.Errorf("%s: exit %d, %.2f s, %.0f MiB", b.input, exit, seconds, mib)
		}
		worst, heaviest = max(worst, seconds), max(heaviest, mib)
		fmt.Fprintf(&table, "%-48s %-46s %4d %6.2f %5.0f  %s\n", b.input, b.command, exit, seconds, mib, verdict)
	}
	fmt.Printf("%-48s %-46s %4s %6s %5s\n%s", "one MiB of", "legible", "exit", "s", "MiB", table.String())
	fmt.Printf("bounds: %d inputs of 1 MiB, %d over %v s or %d MiB; the worst take %.2f s and %.0f MiB\n", len(inputs), tooMuch, mostSeconds, mostMiB, worst, heaviest)
}

// run runs the program on the input and returns what that cost. An exit of -1 is a program that died or had to be killed.
func (b bounded) run(t *testing.T, program, cache string) (seconds, mib float64, exit int) {
	t.Helper()
	// A program that does not end is killed by its processor time: whoever runs
	// this may stop its processes for a while.
	args := append([]string{"-c", `ulimit -t 30; exec "$0" "$@"`, program}, append(b.args[:len(b.args):len(b.args)], b.query...)...)
	cmd := exec.Command("sh", args...)
	cmd.Env = append(os.Environ(), "LEGIBLE_CACHE="+cache)
	began := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(began)
	if ended := new(exec.ExitError); err != nil && !errors.As(err, &ended) {
		t.Fatal(b.input, err)
	}
	if text := string(out); strings.Contains(text, "goroutine ") {
		t.Errorf("%s: the program broke:\n%s", b.input, head(text))
	}
	harmlessText(t, string(out))
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return min(took, spent).Seconds(), float64(usage.Maxrss) / 1024, cmd.ProcessState.ExitCode()
}
