package pipeline

import "errors"

// Errors that a command turns into its exit code.
var (
	ErrUsage    = errors.New("usage")    // 2: the command line is wrong
	ErrFindings = errors.New("findings") // 1: the content has errors
)
