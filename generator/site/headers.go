package site

import "strings"

// Policy is the content security policy of every page, also in a meta element
// so that it holds where no header can be set. One named Trusted Types policy
// lets the search engine load its own shards, and nothing else.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; object-src 'none'; " +
	"require-trusted-types-for 'script'; trusted-types legible-shards"

// headers are sent with every file by a host that can: what a meta element
// cannot say stands only here.
var headers = [][2]string{
	{"Content-Security-Policy", Policy + "; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// HeaderList returns name and value of each header, for a server of ours. An
// internal site is not for search engines.
func HeaderList(audience Audience) [][2]string {
	if audience == Team {
		return append(headers[:len(headers):len(headers)], [2]string{"X-Robots-Tag", "noindex, nofollow, noarchive"})
	}
	return headers
}

// Headers returns them in the form of a Netlify _headers file.
func Headers(audience Audience) string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, h := range HeaderList(audience) {
		b.WriteString("  " + h[0] + ": " + h[1] + "\n")
	}
	return b.String()
}
