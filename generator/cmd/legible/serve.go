package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"github.com/spf13/cobra"

	"legible/generator/pipeline"
	"legible/generator/serve"
	"legible/generator/site"
)

func serveCommand(c *common) *cobra.Command {
	var addr string
	var network, internalNetwork bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser and rebuild it as you edit",
		Long: `Serve builds the site into memory and serves it to this machine. When a file of
the content folder changes it builds again and reloads open pages. A build that
fails leaves the site as it was and shows its findings on every page until a
change mends them. Nothing is written to disk but the caches.

With --overlay it serves an internal site, and watches the layers too. Such a
site leaves this machine only with both --allow-network and --internal-network.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder := watched(c.source)
			audience := site.Public
			if len(c.overlays) > 0 {
				audience = site.Team
			}
			builder, err := c.memoryBuilder(folder, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			o := serve.Options{
				Addr: addr, AllowNetwork: network && (audience == site.Public || internalNetwork),
				Headers: site.HeaderList(audience), Log: cmd.ErrOrStderr(),
				Stop: func(err error) bool { return errors.Is(err, pipeline.ErrUsage) },
			}
			if audience == site.Team {
				fmt.Fprintln(cmd.ErrOrStderr(), "legible: "+c.layersLine())
			}
			o.Folders = slices.Clone(c.overlays)
			for _, own := range []string{c.site, c.theme} {
				if own != "" {
					o.Folders = append(o.Folders, own)
				}
			}
			if folder != "" {
				o.Folders = append([]string{folder}, o.Folders...)
			} else {
				fmt.Fprintln(cmd.ErrOrStderr(), "legible: no content folder here: this is the content embedded in the program")
			}
			s, err := serve.New(builder, o)
			switch {
			case errors.Is(err, serve.ErrAddress):
				return usage("write it as 127.0.0.1:1313", "--addr: %v", err)
			case errors.Is(err, serve.ErrNetwork) && audience == site.Team:
				return usage("add --allow-network and --internal-network if they may read the team's notes", "--addr: %v", err)
			case errors.Is(err, serve.ErrNetwork):
				return usage("add --allow-network if they may read the site", "--addr: %v", err)
			case err != nil:
				return hinted{err, "--addr 127.0.0.1:0 takes any free port"}
			}
			return s.Run(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "`address` to listen on")
	cmd.Flags().BoolVar(&network, "allow-network", false, "let --addr be one that other machines can reach")
	cmd.Flags().BoolVar(&internalNetwork, "internal-network", false, "with --allow-network and --overlay: other machines may read the team's notes too")
	return cmd
}

// watched returns the content folder, "" for the embedded content. It is
// settled once: were ./content to go while it is served, the embedded content
// must not quietly stand in for it.
func watched(source string) string {
	if source != "" {
		return source
	}
	if _, err := os.Stat(filepath.Join("content", "instruments")); err != nil {
		return ""
	}
	return "content"
}

// memoryBuilder returns a builder of the whole site from the content in folder
// and the layers over it. The pages that somebody looks at come first, then all
// that an edit changed, then search data.
func (c *common) memoryBuilder(folder string, stderr io.Writer) (serve.Builder, error) {
	show, clear := progress(stderr)
	var shows atomic.Bool // what is made behind a site that is shown needs no news
	o, err := c.options("", func(stage string, done, total int) {
		if show != nil && shows.Load() {
			show(stage, done, total)
		}
	})
	if err != nil {
		return nil, err
	}
	preview := pipeline.NewPreview(o, len(c.overlays) > 0)
	return func(ctx context.Context, open []string) (serve.Result, error) {
		shows.Store(true)
		defer func() { shows.Store(false); clear() }()
		in, err := pipeline.LoadInternal(folder, c.asOf, c.site, c.overlays)
		if err != nil {
			return serve.Result{}, err
		}
		result := serve.Result{Findings: in.Findings, Line: in.Line}
		if in.Failed() {
			return result, nil
		}
		theme, err := themeSum(o.Theme)
		if err != nil {
			return serve.Result{}, err
		}
		made, err := preview.Build(ctx, in, theme, open)
		if err != nil {
			return serve.Result{}, err
		}
		return shown(made, result), nil
	}, nil
}

// shown adds what a preview made to a result, and goes on with what it left.
func shown(made pipeline.Previewed, result serve.Result) serve.Result {
	result.ID, result.Files, result.Part = made.Sum, made.Files, made.Part
	r := made.Report
	result.Summary = fmt.Sprintf("%d pages, %d flowcharts, %d files (%s)", r.Pages, r.Charts, r.Files, size(r.Bytes))
	if made.Part {
		result.Summary = "what is open; all other pages follow"
	}
	if made.Later != nil {
		result.Later = func(ctx context.Context) (serve.Result, error) {
			made, err := made.Later(ctx)
			return shown(made, serve.Result{}), err
		}
	}
	return result
}
