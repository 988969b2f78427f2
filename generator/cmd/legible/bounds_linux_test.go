package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What one hostile MiB may cost the program, of processor time (which a busy
// machine does not lengthen) and of memory, the worker that lays out charts
// among it.
const (
	mostSeconds = 2.0
	mostMiB     = 512
)

// bounded is one hostile input of a MiB and the command that meets it.
type bounded struct {
	input string
	files files  // laid over the small content, ours/ beside it
	args  string // of the program; SOURCE, OURS and FILE stand for paths
	query []string
}

// TestNoMebibyteCostsMoreThanTheBounds drives the built program over one MiB of
// everything that has been slow in some program or other, and prints what each
// cost. It belongs to the long suite, which sets LEGIBLE_BOUNDS: it measures,
// and measuring has no place beside other work.
func TestNoMebibyteCostsMoreThanTheBounds(t *testing.T) {
	if os.Getenv("LEGIBLE_BOUNDS") == "" {
		t.Skip("the long suite measures: test/faults.sh, or LEGIBLE_BOUNDS=1")
	}
	program := filepath.Join(t.TempDir(), "legible")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cache := t.TempDir()
	var table strings.Builder
	worst, heaviest, over := 0.0, 0.0, 0
	inputs := boundedInputs(t)
	for _, b := range inputs {
		seconds, mib, exit := b.run(t, program, cache)
		verdict := "ok"
		if exit < exitClean || exit > exitUsage || seconds > mostSeconds || mib > mostMiB {
			verdict = "TOO MUCH"
			over++
			t.Errorf("%s: exit %d, %.2f s, %.0f MiB", b.input, exit, seconds, mib)
		}
		worst, heaviest = max(worst, seconds), max(heaviest, mib)
		fmt.Fprintf(&table, "%-52s %-28s %4d %6.2f %5.0f  %s\n", b.input, b.args, exit, seconds, mib, verdict)
	}
	fmt.Printf("%-52s %-28s %4s %6s %5s\n%s", "one MiB of", "legible", "exit", "CPU s", "MiB", table.String())
	fmt.Printf("bounds: %d inputs of 1 MiB, %d over %v s or %d MiB; the worst take %.2f s and %.0f MiB\n", len(inputs), over, mostSeconds, mostMiB, worst, heaviest)
}

// run lays the input out, runs the program on it and returns what that cost. An
// exit of -1 is a program that died or had to be killed.
func (b bounded) run(t *testing.T, program, cache string) (seconds, mib float64, exit int) {
	t.Helper()
	content, rest := files{}, files{}
	for name, text := range b.files {
		if strings.HasPrefix(name, "ours/") || strings.HasPrefix(name, "file.") {
			rest[name] = text
		} else {
			content[name] = text
		}
	}
	source := content.lay(t)
	beside := filepath.Dir(source)
	file := ""
	for name, text := range rest {
		path := filepath.Join(beside, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "file.") {
			file = path
		}
	}
	args := strings.Fields(strings.NewReplacer("SOURCE", source, "OURS", filepath.Join(beside, "ours"), "FILE", file, "PUBLIC", filepath.Join(beside, "public")).Replace(b.args))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, append(args, b.query...)...)
	cmd.Env = append(os.Environ(), "LEGIBLE_CACHE="+cache)
	out, err := cmd.CombinedOutput()
	if ended := new(exec.ExitError); err != nil && !errors.As(err, &ended) {
		t.Fatal(b.input, err)
	}
	if text := string(out); strings.Contains(text, "goroutine ") {
		t.Errorf("%s: the program broke:\n%s", b.input, head(text))
	}
	harmlessText(t, string(out))
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return spent.Seconds(), float64(usage.Maxrss) / 1024, cmd.ProcessState.ExitCode()
}
