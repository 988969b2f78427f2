package notices

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const preface = `Legible is linked with the modules below, and with the Go standard library. Each
text stands once, under the files that it is taken from. go-graphviz carries
Graphviz, compiled to WebAssembly, which is under the Eclipse Public License; its
source is published at graphviz.org.
`

var legal = regexp.MustCompile(`(?i)^(licen[sc]e|copying|copyright|notice|patents|unlicense)([-._].*)?$`)

// TestTheNoticesAreThoseOfTheModulesLinked makes the notices anew, for every
// system the program is built for. LEGIBLE_UPDATE=1 writes them.
func TestTheNoticesAreThoseOfTheModulesLinked(t *testing.T) {
	folders := map[string]string{} // that may hold legal texts, and how to name them
	roots := map[string]bool{}     // of modules, and whether one is there
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if .Version}}{{.Path}}@{{.Version}}\t{{.Dir}}{{end}}{{end}}\t{{.Dir}}", "legible/generator/cmd/legible")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			parts := strings.Split(strings.TrimSpace(line), "\t")
			if len(parts) != 3 {
				continue // the standard library, or ours
			}
			module, root, folder := parts[0], parts[1], parts[2]
			roots[root] = false
			folders[root], folders[filepath.Join(root, "licenses")] = module, module+"/licenses"
			folders[folder] = module + filepath.ToSlash(strings.TrimPrefix(folder, root))
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	folders[strings.TrimSpace(string(goroot))] = "go"
	carriers := map[string][]string{}
	for folder, name := range folders {
		files, _ := os.ReadDir(folder) // a module may have no folder of licences
		for _, f := range files {
			if f.IsDir() || strings.HasSuffix(f.Name(), ".go") || !legal.MatchString(f.Name()) && filepath.Base(folder) != "licenses" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(folder, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
			carriers[text] = append(carriers[text], name+"/"+f.Name())
			roots[folder] = true
		}
	}
	for root, licensed := range roots {
		if !licensed {
			t.Errorf("%s carries no licence: it must not be linked", folders[root])
		}
	}
	for _, names := range carriers {
		slices.Sort(names)
	}
	texts := slices.SortedFunc(maps.Keys(carriers), func(a, b string) int { return cmp.Compare(carriers[a][0], carriers[b][0]) })
	var want strings.Builder
	want.WriteString(preface)
	for _, text := range texts {
		fmt.Fprintf(&want, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(carriers[text], "\n"), text)
	}
	if want.String() == Text {
		return
	}
	if os.Getenv("LEGIBLE_UPDATE") == "" {
		t.Fatal("notices.txt is not that of the modules linked; LEGIBLE_UPDATE=1 writes it")
	}
	if err := os.WriteFile("notices.txt", []byte(want.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
