package diagram

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"legible/generator/diagram/privatetmp"
)

// process is a running worker.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.Reader
	errors *complaint
	asked  int
	dead   bool
}

// start runs a worker. It shares this process's private folder for compiled
// WebAssembly, so that it starts in hundredths of a second.
func start(exe string, args, env []string) (*process, error) {
	exe, args, err := program(exe, args)
	if err != nil {
		return nil, err
	}
	p := &process{cmd: exec.Command(exe, args...), errors: &complaint{}}
	p.cmd.Env = append(os.Environ(), env...)
	if dir := privatetmp.Dir(); dir != "" {
		p.cmd.Env = append(p.cmd.Env, privatetmp.Env+"="+dir)
	}
	p.cmd.Stderr = p.errors
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if p.out, err = p.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	return p, p.cmd.Start()
}

// patience is how many times the limit may pass by the clock for a process that
// has not had the limit of processor time: a busy machine must not fail a chart.
const patience = 6

// ask sends one message and waits for the reply. Over the limit, or when ctx
// ends, it kills the process. The limit is of the clock, and of processor time
// where the system tells it.
func (p *process) ask(ctx context.Context, message []byte, limit time.Duration) ([]byte, error) {
	p.asked++
	type result struct {
		text []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		err := writeMessage(p.in, message)
		var text []byte
		if err == nil {
			text, err = readMessage(p.out)
		}
		done <- result{text, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	began := time.Now()
	before, _ := processorTime(p.cmd.Process.Pid)
	for {
		select {
		case r := <-done:
			if r.err != nil {
				p.kill()
				return nil, fmt.Errorf("layout worker ended: %w%s", r.err, p.errors)
			}
			return r.text, nil
		case <-timer.C:
			now, known := processorTime(p.cmd.Process.Pid)
			if known && now-before < limit && time.Since(began) < patience*limit {
				timer.Reset(limit / 10)
				continue
			}
			p.kill()
			<-done
			return nil, &Slow{Limit: limit}
		case <-ctx.Done():
			p.kill()
			<-done
			return nil, ctx.Err()
		}
	}
}

// stop lets the process end by itself, and kills it after a second.
func (p *process) stop() {
	if p.dead {
		return
	}
	p.in.Close()
	late := time.AfterFunc(time.Second, func() { p.cmd.Process.Kill() })
	p.cmd.Wait()
	late.Stop()
	p.dead = true
}

func (p *process) kill() {
	if p.dead {
		return
	}
	p.dead = true
	p.cmd.Process.Kill()
	p.in.Close()
	p.cmd.Wait()
}

// complaint keeps the beginning of what a worker writes to its standard error.
type complaint struct {
	mu   sync.Mutex
	text []byte
}

func (t *complaint) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[:min(len(b), 500-len(t.text))]...)
	return len(b), nil
}

func (t *complaint) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.text) == 0 {
		return ""
	}
	return ": " + strings.TrimSpace(string(t.text))
}
