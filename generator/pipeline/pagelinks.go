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
		to string
		at diag.Diagnostic
	}
	var leads []lead
	var targets []string
	var list diag.List
	for _, f := range files {
		_, body, ok := source.FrontMatter(f.Text)
		where, stands := folder(f)
		if !ok || !stands || !strings.HasSuffix(f.Path, ".md") {
			continue
		}
		for _, l := range markdown.Links(body) {
			at := diag.Diagnostic{Code: "page-link", Pos: f.InBody(body, l.At)}
			switch to, is := target(where, l.Address); {
			case !is:
			case to == "":
				at.Message, at.Hint = fmt.Sprintf("%q leads out of the site", l.Address), "addresses are relative to the page: method.html, ../index.html"
				list.Add(at)
			default:
				at.Message = fmt.Sprintf("%q leads to no page: there is no %s", l.Address, to)
				at.Hint = "legible export json lists the url of every article; an address is relative to the page it stands on"
				leads = append(leads, lead{to, at})
				targets = append(targets, to)
			}
		}
	}
	missing := map[string]bool{}
	for _, to := range page.Missing(c, targets) {
		missing[to] = true
	}
	for _, l := range leads {
		if missing[l.to] {
			list.Add(l.at)
		}
	}
	return list
}

// target returns the path of the page that an address means on a page in folder,
// "" for one outside the site, and whether it means a page of the site at all: not
// a place elsewhere, nor in the page itself, nor a file of data, nor a page that
// only a team has.
func target(folder, address string) (to string, is bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	if strings.HasPrefix(u.Path, "/") {
		return "", true
	}
	to = path.Join(folder, u.Path)
	if strings.HasSuffix(u.Path, "/") || path.Base(u.Path) == "." || path.Base(u.Path) == ".." {
		to = path.Join(to, "index.html")
	}
	if strings.HasPrefix(to, "../") {
		return "", true
	}
	return to, strings.HasSuffix(to, ".html") && !strings.HasPrefix(to, "team/")
}
