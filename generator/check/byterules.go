package check

import "legible/generator/diag"

// byteRules are reported while files are read, before any of them means
// anything.
var byteRules = []RuleInfo{
	{"not-utf8", diag.Error, "a file is not UTF-8", "Save it as UTF-8. A file that an editor saved as GBK or UTF-16 is named as such; nothing is guessed or converted.", "title: \xef\xbf\xbd\xef\xbf\xbd   (a file saved as GBK)"},
	{"bad-character", diag.Error, "a character has no place in text", "Control characters, line separators, byte order marks inside the file and lost text (U+FFFD) are refused, raw or as an escape.", "en: \"\\x1b[2J\""},
	{"bidi-control", diag.Error, "a character changes the order in which text is shown", "Such a character can make a reader see another law than a machine reads.", "en: \"\\u202egnol os\""},
	{"invisible-character", diag.Warning, "a character cannot be seen", "Zero-width characters break search and comparison. Delete them.", "en: \"network\\u200blogs\""},
	{"alias", diag.Error, "an anchor, alias or merge key is used", "Write the values out: an alias hides what a file says, and a few lines of them can fill any memory.", "a: &x [1]\nb: *x"},
	{"tag", diag.Error, "a tag or directive is used", "Types come from the schema alone.", "date: !!str 2017-06-01"},
	{"duplicate-key", diag.Error, "one key stands twice in a mapping", "Both places are shown; one of the values would be lost.", "en: network\nen: networks"},
	{"odd-space", diag.Error, "a space or colon is not the ASCII one", "A full-width colon, an ideographic or no-break space or a tab stands where YAML needs : or a space.", "title：网络安全法"},
	{"odd-number", diag.Error, "a number is written in a way that changes it", "Leading zeros, exponents and the like are read differently by different programs. Quote it, or write plain digits.", "articles: 010"},
	{"yaml-syntax", diag.Error, "the file is not YAML", "The message says what was expected and where.", "topics: [identity, incidents"},
	{"second-document", diag.Error, "a second YAML document begins", "One file holds one document; a second one would be ignored in silence.", "a: 1\n---\na: 2"},
	{"empty-file", diag.Error, "a file holds nothing", "Fill it or delete it.", "# only a comment"},
	{"not-a-mapping", diag.Error, "a file is not a mapping", "Every file is a mapping of keys at the top.", "- one\n- two"},
	{"limit", diag.Error, "a file or value is over a limit", "The limits keep any input from taking long or much memory: 4 MiB a file, 128 KiB and 5,000 of the signs [|#`<> a page of Markdown, 64 levels, 2,000 keys a mapping, 2,000 items a list, 256 KiB a text, 64 KiB a line, 5,000 citations and changes between Chinese and English a file.", "a mapping of 100,000 keys"},
	{"unreadable", diag.Error, "a file or folder cannot be read", "The system's reason is given.", "a file without read permission"},
	{"link", diag.Error, "something is not a plain file or folder", "Symbolic links, pipes, sockets and devices are not followed and not read.", "content/terms.yaml -> /etc/passwd"},
	{"bad-name", diag.Error, "a file or folder has a name that some systems cannot hold", "Use letters, digits, hyphens and dots; no reserved names, no trailing dot or space.", "content/decisions/con.yaml"},
	{"unknown-file", diag.Warning, "a file does not belong in a content folder", "It is not read. content/README.md lists the files.", "content/notes.txt"},
}
