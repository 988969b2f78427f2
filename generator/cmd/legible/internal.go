package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/panel"
	"legible/generator/pipeline"
	"legible/generator/site"
)

// work is a site to be made: the public one, or with layers a team's own.
type work struct {
	name     string // of the site
	hash     string // of everything it is made of
	audience site.Audience
	make     func(context.Context, pipeline.Options, site.Sink) (pipeline.Report, error)
}

// work reads the content, and the layers if there are any, and prints what was
// found to w. Since, if not "", is the file of an earlier state.
func (c *common) work(w io.Writer, since string) (work, error) {
	if len(c.overlays) == 0 {
		content, err := c.load(w)
		if err != nil {
			return work{}, err
		}
		return work{content.Corpus.Site.Name, content.Hash, site.Public, func(ctx context.Context, o pipeline.Options, sink site.Sink) (pipeline.Report, error) {
			return pipeline.Site(ctx, content, o, sink)
		}}, nil
	}
	before, err := readState(since)
	if err != nil {
		return work{}, err
	}
	in, err := c.loadInternal(w)
	if err != nil {
		return work{}, err
	}
	return work{in.Corpus.Site.Name, in.Sum(), site.Team, func(ctx context.Context, o pipeline.Options, sink site.Sink) (pipeline.Report, error) {
		return pipeline.InternalSite(ctx, in, o, before, sink)
	}}, nil
}

func readState(name string) (*panel.State, error) {
	if name == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, usage("", "--since: %v", err)
	}
	before, err := panel.ReadState(raw)
	if err != nil {
		return nil, usage("an internal site has one at "+panel.StateFile, "--since %s: %v", name, err)
	}
	return before, nil
}

// lawAlone says of each command that takes no layer why not. What is not named
// here reads --overlay itself.
var lawAlone = map[string]string{
	"decide":   "decide answers from the law alone; notes on outcomes stand on the pages of an internal build",
	"export":   "export writes the law alone; a team's state is data/team.json of an internal build",
	"explain":  "explain reads no content",
	"init":     "init writes a layer into the folder it makes",
	"new":      "new writes skeletons into a folder of its own; legible new overlay DIR makes a layer",
	"project":  "project writes what the public site is made of",
	"rebase":   "rebase takes the layer as its argument: legible rebase DIR --to INSTRUMENT@VERSION",
	"rollback": "rollback puts back what was built",
	"verify":   "verify compares a site with its manifest",
	"version":  "version reads no content",
}

// refuseLayers makes --overlay an error where it would be of no effect.
func (c *common) refuseLayers(cmd *cobra.Command, _ []string) error {
	if why := lawAlone[cmd.Name()]; why != "" && len(c.overlays) > 0 {
		return usage(why, "%s takes no --overlay", cmd.Name())
	}
	return nil
}

// layersLine names the layers of an internal site, for the person who builds it.
func (c *common) layersLine() string {
	return fmt.Sprintf("internal: with %s over the law", strings.Join(c.overlays, ", "))
}
