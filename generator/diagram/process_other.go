//go:build !linux

package diagram

import "time"

// processorTime is not asked for here: the clock alone counts.
func processorTime(int) (time.Duration, bool) { return 0, false }
