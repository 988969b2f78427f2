package check

import "legible/generator/diag"

// linkRules are reported while documents are linked into one corpus.
var linkRules = []RuleInfo{
	{"missing-file", diag.Error, "a required file is not there", "A content folder holds corpus.yaml, site.yaml and the lists; an instrument holds instrument.yaml, and each version folder version.yaml.", "content/instruments/csl/   (without instrument.yaml)"},
	{"duplicate-id", diag.Error, "one id is given twice", "An id names one thing for ever: links, notes and other programs rely on it. Both places are shown; give one of them another id.", "terms:\n  - {id: network, en: network, zh: 网络}\n  - {id: network, en: networks, zh: 网络}"},
	{"id-differs-from-folder", diag.Error, "an id and its folder have different names", "An instrument lies in the folder of its id, a version in the folder of its date.", "instruments/csl/instrument.yaml:\n  id: cybersecurity-law"},
	{"id-differs-from-file", diag.Error, "a decision and its file have different names", "A decision lies in the file of its id.", "decisions/cii-scope.yaml:\n  id: is-it-cii"},
	{"bad-date", diag.Error, "a date is not in the calendar", "Dates are year-month-day, or year-month where only the month is known.", "date: 2024-02-30"},
	{"bad-range", diag.Error, "a list of article numbers cannot be read", "Write ascending numbers and ranges: \"1, 3-4, 6-17\".", "articles: 5-3"},
	{"page-without-title", diag.Error, "a hand-written page has no title", "A page under pages/ begins with ---, title: and ---, and nothing else stands between.", "pages/about.md:\n  # About"},
	{"page-markup", diag.Error, "a hand-written page holds what is not Markdown", "What the site generator would run, such as {{< and {{%, is refused. So is HTML in the content's own pages; on a team's page it is shown as it is written.", "pages/about.md:\n  {{< figure >}}"},
	{"page-language", diag.Error, "a hand-written page is in no language of its own", "The file pages/about.md is in the main language, pages/about.zh.md in Chinese; one file for each language.", "pages/about.fr.md"},
	{"unknown-actor", diag.Error, "an actor is not in the list", "Bearers, counterparties and those bound stand in actors.yaml or authorities.yaml.", "bearer: [network-oprator]"},
	{"unknown-authority", diag.Error, "an authority is not in the list", "Authorities stand in authorities.yaml.", "authority: [cacc]"},
	{"unknown-topic", diag.Error, "a topic is not in the list", "Topics stand in topics.yaml.", "topics: [logging]"},
	{"unknown-term", diag.Error, "a term is not in the list", "Terms stand in terms.yaml.", "term: network-operater"},
	{"unknown-source", diag.Error, "a source is not in the list", "Sources stand in sources.yaml.", "sources: [somewhere]"},
	{"unknown-question", diag.Error, "an open question is not in the list", "Open questions stand in open-questions.yaml.", "related: [what-is-cii]"},
	{"unknown-language", diag.Error, "a site is to be in a language that the content is not in", "The languages of site.yaml are those of corpus.yaml or fewer.", "corpus.yaml:\n  languages: [en]\nsite.yaml:\n  languages: [en, zh]"},
	{"unknown-instrument", diag.Error, "an instrument is not there", "Each instrument has a folder under instruments/.", "relations:\n  - {type: made-under, to: cls}"},
	{"unknown-decision", diag.Error, "a decision is not there", "An answer calls another decision by its id, the name of its file.", "call: {decision: data-exprot, on: […]}"},
	{"unknown-obligation", diag.Error, "an obligation is not there", "A decision names duties by their ids in the article files.", "duties: [csl-keep-logs]"},
	{"dangling-reference", diag.Error, "a pointer leads to no provision", "The article, paragraph or item is not encoded. The note shows what is: the article's shape, or the gap that declares it missing.", "basis: [para_1__point_9]"},
	{"reference-without-version", diag.Error, "a pointer names no version", "Article numbers move between versions, so a pointer across instruments is pinned to one.", "to: csl/art_37"},
	{"reference-from-elsewhere", diag.Error, "a reference starts in another article", "A reference is written in the article where it starts.", "references:\n  - {type: cites, from: art_22, to: art_23}"},
	{"identical-rewritten", diag.Error, "an article is said to be identical and is written again", "Delete the article, which is inherited, or say in its row what changed.", "- {from: [art_5], to: [art_6], text: identical}\n# and the later version has its own article 6"},
	{"ambiguous-inheritance", diag.Error, "an inherited pointer leads to several places", "The place it named was split or dropped. Write the article again in the later version.", "an inherited article refers to art_64, which went to two places"},
	{"outside-outline", diag.Error, "an article lies in no chapter", "The ranges of the outline in version.yaml cover every article.", "articles:\n  - number: \"80\""},
}
