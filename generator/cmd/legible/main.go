// Legible turns law, encoded as YAML, into a static compliance site: pages that
// link to one another, a register of obligations, decision flowcharts that can
// be walked, and full-text search without a server.
//
//	go run ./generator/cmd/legible build
//
// Results and machine formats go to standard output; progress, and what build
// has to say about its input, go to standard error. The program's own messages
// begin with "legible:", without capital or full stop; finding lines do not.
//
// Exit codes: 0 clean, 1 findings, 2 usage, 3 internal fault, 4 environment
// (disk, permission), 5 another build holds the lock.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"legible/generator/pipeline"
	"legible/generator/site"
)

// Exit codes, stable: scripts outside this repository test for them.
const (
	exitClean = iota
	exitFindings
	exitUsage
	exitFault
	exitEnvironment
	exitLocked
)

func main() {
	// A command runs for a second: collecting garbage as rarely as this costs
	// some memory and saves a fifth of the processor time. GOGC still decides.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "legible: internal fault: %v\n", r)
			code = exitFault
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && strings.HasPrefix(err.Error(), "unknown command") {
		err = usage("run legible --help for the commands", "%v", err)
	}
	if err != nil && !errors.Is(err, errFindings) {
		fmt.Fprintf(stderr, "legible: %v\n", err)
		var h hinted
		if errors.As(err, &h) && h.hint != "" {
			fmt.Fprintf(stderr, "legible: hint: %s\n", h.hint)
		}
	}
	return exitCode(err)
}

// errFindings ends a command whose findings have been printed.
var errFindings = pipeline.ErrFindings

func exitCode(err error) int {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	var number syscall.Errno
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, pipeline.ErrUsage), errors.Is(err, site.ErrRefused):
		return exitUsage
	case errors.Is(err, site.ErrLocked):
		return exitLocked
	case errors.As(err, &path), errors.As(err, &link), errors.As(err, &call), errors.As(err, &number),
		errors.Is(err, context.Canceled):
		return exitEnvironment
	}
	return exitFault
}

// hinted is an error with a guess at what was meant.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// usage makes an error that exits with 2.
func usage(hint, format string, args ...any) error {
	return hinted{fmt.Errorf("%w: %s", pipeline.ErrUsage, fmt.Sprintf(format, args...)), hint}
}

// command builds the command tree anew, so that tests can run it many times.
func command() *cobra.Command {
	root := &cobra.Command{
		Use:   "legible",
		Short: "Build a compliance knowledge site from law encoded as YAML",
		Example: `  legible build                                  the site, in public/
  legible serve                                  the site, rebuilt as you edit
  legible check                                  all findings, nothing written
  legible search "network logs six months"       the provision, in the terminal
  legible decide cii-scope                       walk a decision`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("run legible "+cmd.Name()+" --help", "%v", err)
	})
	var c common
	root.PersistentPreRunE = c.refuseLayers
	root.PersistentFlags().StringVar(&c.source, "source", "", "`folder` that holds instruments/ (default ./content, else the embedded content)")
	root.PersistentFlags().StringVar(&c.asOf, "as-of", "", "`date` the site answers for (default: as-of in corpus.yaml)")
	root.PersistentFlags().StringArrayVar(&c.overlays, "overlay", nil, "`folder` of a team's layer over the law; may be given several times, in order")
	root.PersistentFlags().StringVar(&c.site, "site", "", "`file` in place of the content's site.yaml: a team's own name, colours and words")
	root.PersistentFlags().StringVar(&c.theme, "theme", "", "`folder` of layouts, assets and i18n laid over the theme")
	root.AddCommand(
		buildCommand(&c), checkCommand(&c), serveCommand(&c), searchCommand(&c), decideCommand(&c),
		exportCommand(&c), importCommand(&c), rebaseCommand(&c), explainCommand(), newCommand(&c), initCommand(), bundleCommand(&c), verifyCommand(), rollbackCommand(),
		versionCommand(), workerCommand(), projectCommand(&c),
	)
	for _, sub := range root.Commands() {
		sub.Args = usageArgs(sub.Args)
	}
	return root
}

// usageArgs makes a wrong number of arguments a usage error.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check == nil {
			check = cobra.NoArgs
		}
		if err := check(cmd, args); err != nil {
			return usage("run legible "+cmd.Name()+" --help", "%v", err)
		}
		return nil
	}
}
