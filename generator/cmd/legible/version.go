package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"legible/generator/notices"
)

// release is the version of the program; see CHANGELOG.md.
const release = "0.1.0"

func version() string { return release }

func versionCommand() *cobra.Command {
	var licenses, sbom bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version and what the program is built from",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if licenses && sbom {
				return usage("ask for one after the other", "--licenses and --sbom exclude each other")
			}
			out := cmd.OutOrStdout()
			info, ok := debug.ReadBuildInfo()
			if !ok {
				return fmt.Errorf("this program was built without module information")
			}
			if sbom {
				return writeSBOM(out, info)
			}
			fmt.Fprintf(out, "legible %s\n%s\n", release, info.GoVersion)
			if licenses {
				for _, m := range info.Deps {
					fmt.Fprintf(out, "%s %s\n", m.Path, m.Version)
				}
				fmt.Fprintf(out, "\n%s", notices.Text)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&licenses, "licenses", false, "add the modules the program is built from, with their licences")
	cmd.Flags().BoolVar(&sbom, "sbom", false, "print a bill of materials instead, as CycloneDX JSON")
	return cmd
}

// component is one part of the program in a CycloneDX 1.5 bill of materials.
type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	PURL       string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// writeSBOM writes what the linker recorded about the program: no time, no
// serial number, so that the same program gives the same bytes. A module's sum
// is that of go.sum, of its files and not of an archive, hence a property.
func writeSBOM(w io.Writer, info *debug.BuildInfo) error {
	part := func(kind, name, version string) component {
		purl := "pkg:golang/" + name + "@" + version
		return component{Type: kind, Ref: purl, Name: name, Version: version, PURL: purl}
	}
	parts := []component{part("library", "stdlib", strings.TrimPrefix(info.GoVersion, "go"))}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		p := part("library", m.Path, m.Version)
		p.Properties = []property{{"go.sum", m.Sum}}
		parts = append(parts, p)
	}
	program := part("application", "legible", release)
	refs := make([]string, len(parts))
	for i, p := range parts {
		refs[i] = p.Ref
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(map[string]any{
		"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":     map[string]any{"component": program},
		"components":   parts,
		"dependencies": []map[string]any{{"ref": program.Ref, "dependsOn": refs}},
	})
}
