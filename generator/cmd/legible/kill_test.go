package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"legible/generator/site"
)

// rounds is how often the fault tests repeat. The long suite asks for more.
func rounds(t *testing.T, quick int) int {
	t.Helper()
	if text := os.Getenv("LEGIBLE_ROUNDS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return quick
}

// TestKilledBuildsNeverLeaveATornSite kills builds at random moments. Whatever
// is published afterwards is whole, and is one of the two sites being built.
func TestKilledBuildsNeverLeaveATornSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	content, err := filepath.Abs(filepath.Join(repository, "content"))
	if err != nil {
		t.Fatal(err)
	}
	build := func(variant int) *exec.Cmd {
		cmd := exec.Command("legible", "build", "--source", content, "--output", dir)
		if variant == 1 {
			cmd.Args = append(cmd.Args, "--base-url", baseURL)
		}
		return cmd
	}
	started := time.Now()
	if out, err := build(0).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(started)
	random := rand.New(rand.NewPCG(1, 2))
	killed, published := 0, 0
	for i := range rounds(t, 6) {
		cmd := build(i % 2)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(random.Float64()*1.1*float64(whole)), func() { _ = cmd.Process.Kill() })
		if err := cmd.Wait(); err != nil {
			killed++
		} else {
			published++
		}
		timer.Stop()
		if findings, err := site.Verify(dir); err != nil || len(findings) > 0 {
			t.Fatalf("round %d: the site is torn: %v %v", i, findings, err)
		}
	}
	t.Logf("%d builds killed, %d came through, 0 torn", killed, published)
	if out, err := build(0).CombinedOutput(); err != nil {
		t.Fatalf("a build after the killed ones fails: %v\n%s", err, out)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".legible-*.staging"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
