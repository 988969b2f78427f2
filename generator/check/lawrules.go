package check

import "legible/generator/diag"

// lawRules are reported for what the linked corpus says of the law.
var lawRules = []RuleInfo{
	{"number-beyond-count", diag.Error, "an article number is higher than the version has articles", "The count under articles: is what the numbering is held against; a number beyond it is a slip in one of the two.", "articles: 79\n# and a file holds article 80"},
	{"numbering-gap", diag.Error, "an article is missing and not declared", "Every number from 1 to the version's count is encoded or stands under gaps: with the reason, so that nobody takes silence for law.", "articles: 79\ngaps: []\n# and no file holds article 23"},
	{"gap-filled", diag.Error, "a declared gap is encoded", "Take the number out of the gap.", "gaps:\n  - {articles: \"21\", reason: Not encoded yet.}\n# and article 21 is encoded"},
	{"concordance-gap", diag.Error, "an article stands in no row of the concordance", "A concordance is total both ways, so that no old number leads nowhere and no new one comes from nowhere.", "rows:\n  - {from: [art_1], to: [art_1], text: identical}\n# and article 2 in no row"},
	{"draft-without-outcome", diag.Error, "an article of a draft does not say what became of it", "Readers take a draft for law unless they are told: carried over, changed, dropped, or not known.", "- number: \"34\"\n  heading: …   # and no outcome:"},
	{"inherited-citation", diag.Error, "inherited text names an article number", "Numbers move between versions, so the words would point at another article. Pin the citation to its version, or write the article again.", "note: Article 60 punishes only malicious programs."},
	{"sanction-without-duty", diag.Error, "a sanction enforces nothing", "A sanction names the provisions it enforces, or says that any violation brings it (enforces-all: true), or that its own paragraph describes the conduct (enforces: []).", "sanctions:\n  - id: csl-sanction-x\n    tiers: […]"},
	{"obligation-without-source", diag.Error, "an obligation stands on no provision", "A duty without a paragraph is a guess.", "obligations:\n  - id: csl-keep-logs\n    basis: []"},
	{"undefined-term", diag.Error, "a term is used and says nothing", "Give definition: or defined-at:. Where the law defines nothing, say so in the definition.", "- {id: important-data, en: important data, zh: 重要数据}"},
	{"shared-spelling", diag.Error, "two terms share a spelling", "A word in the text links to one term.", "- {id: network, en: network}\n- {id: net, en: net, variants: {en: [network], zh: []}}"},
	{"collision", diag.Error, "two things claim one page or one file", "Their names differ only in letter case or in Unicode form, or are the same. Some file systems keep only one.", "pages/About.md and pages/about.md"},
	{"dangling-citation", diag.Error, "a citation in the text leads nowhere", "The article, paragraph or item does not exist in the version it is read as naming.", "text: See Article 99."},
	{"ambiguous-citation", diag.Error, "a citation could mean two things", "Name the instrument, and the year where it has several versions.", "open-questions.yaml:\n  why: Article 31 leaves the scope open."},
	{"figure-mismatch", diag.Error, "a figure in the text is not the figure in the data", "Amounts and periods stand in the text in the house style (10,000 to 100,000 yuan; 6 months) and are the same in the structured sanction or deadline.", "en: fined 10,000 to 100,000 yuan\n# and amount: {min: 10000, max: 1000000}"},
	{"cites-with-effect", diag.Error, "cites stands for a type that has a legal effect", "A reference that cites has no legal effect. Where the same places are joined by another type, or the note says so, the other type is meant.", "- {type: cites, to: csl@2017-06-01/art_21}\n- {type: restates, to: csl@2017-06-01/art_21}"},
	{"low-contrast", diag.Error, "a colour of site.yaml is hard to read", "Text needs a contrast of at least 4.5:1 with every ground it stands on, marks and edges 3:1 (WCAG 2, AA), in the light scheme and in the dark one.", "colours:\n  accent: \"#f0c040\"   # yellow on paper"},
	{"house-term", diag.Error, "a word is used that is not the house term", "One word for one thing. Variants that readers may search for belong in terms.yaml.", "en: KII operators must …"},
}
