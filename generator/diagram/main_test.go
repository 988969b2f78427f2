package diagram

import (
	"os"
	"testing"
)

// The tests' own binary is the worker.
func TestMain(m *testing.M) {
	if os.Getenv("LEGIBLE_TEST_WORKER") == "layout" {
		if err := Worker(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}
