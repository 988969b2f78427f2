package diagram

import (
	"os"
	"syscall"
	"testing"
	"time"
)

func TestProcessorTimeIsWhatTheSystemCounts(t *testing.T) {
	for begin := time.Now(); time.Since(begin) < 50*time.Millisecond; { // some to count
	}
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	least := time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	got, known := processorTime(os.Getpid())
	if !known || got < least-5*tick {
		t.Errorf("%v, %v; the system says %v", got, known, least)
	}
	if _, known := processorTime(1 << 30); known {
		t.Error("a process that is not there has a time")
	}
}

// TestAWorkerWithoutProcessorIsWaitedFor stops a worker, as a busy machine would,
// for longer than its limit.
func TestAWorkerWithoutProcessorIsWaitedFor(t *testing.T) {
	dr := drawer(t, "good")
	dr.Timeout = time.Second
	if _, err := dr.Layout(t.Context(), graph(1)); err != nil {
		t.Fatal(err)
	}
	worker := dr.process.cmd.Process
	if err := worker.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(1500*time.Millisecond, func() { _ = worker.Signal(syscall.SIGCONT) })
	if _, err := dr.Layout(t.Context(), graph(2)); err != nil {
		t.Error(err)
	}
	if dr.process == nil || dr.process.cmd.Process.Pid != worker.Pid {
		t.Error("it was replaced")
	}
}
