package pipeline

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"legible/generator/diag"
	"legible/generator/law"
	"legible/generator/markdown"
	"legible/generator/page"
	"legible/generator/source"
)

// pageLinks reports the links of hand-written pages to pages that the site does
// not have. Folder says where the page of a file stands, "", "zh/", "team/pages/",
// and whether it stands anywhere.
func pageLinks(c *law.Corpus, files []*source.File, folder func(*source.File) (string, bool)) diag.List {
	type lead struct {
		target
		finding diag.Diagnostic
	}
	var leads []lead
	var paths []string
	for _, f := range files {
		_, body, ok := source.FrontMatter(f.Text)
		where, stands := folder(f)
		if !ok || !stands || !strings.HasSuffix(f.Path, ".md") {
			continue
		}
		for _, l := range markdown.Links(body) {
			to, is := targetOf(where, l.Address)
			if !is {
				continue
			}
			finding := diag.Diagnostic{
				Code: "page-link", Pos: f.InBody(body, l.At), Message: fmt.Sprintf("%q leads to no page: there is no %s", l.Address, to.path),
				Hint: "legible export json lists the url of every article; an address is relative to the page it stands on",
			}
			if to.rooted {
				finding.Message = fmt.Sprintf("%q leads to the page of this site only where the site stands at the root of a host", l.Address)
				finding.Hint = "write " + page.Rel(where+"x.html", to.path)
			}
			leads = append(leads, lead{to, finding})
			paths = append(paths, to.path)
		}
	}
	missing := map[string]bool{}
	for _, path := range page.Missing(c, paths) {
		missing[path] = true
	}
	var list diag.List
	for _, l := range leads {
		if missing[l.path] != l.rooted {
			list.Add(l.finding)
		}
	}
	return list
}

// target is where a link leads: the path of a page, from the root of the host or
// from the page that the link stands on.
type target struct {
	path   string
	rooted bool
}

// targetOf returns the page of the site that an address on a page in folder may
// mean, and whether there is one: it may also mean a place elsewhere or in the page
// itself, a file that is no page, or a page that only a team has.
func targetOf(folder, address string) (to target, is bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return target{}, false
	}
	to.path = u.Path
	if to.rooted = strings.HasPrefix(u.Path, "/"); !to.rooted {
		to.path = path.Join(folder, u.Path)
	}
	to.path = path.Join(".", strings.TrimPrefix(to.path, "/"))
	if last := path.Base(u.Path); strings.HasSuffix(u.Path, "/") || last == "." || last == ".." {
		to.path = path.Join(to.path, "index.html")
	}
	if to.rooted && to.path == "index.html" {
		return target{}, false // the host's own first page
	}
	switch path.Ext(to.path) {
	case ".html", ".md", "":
		return to, !strings.HasPrefix(to.path, "../") && !strings.HasPrefix(to.path, "team/")
	}
	return target{}, false
}
