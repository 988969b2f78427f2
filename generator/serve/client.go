package serve

import _ "embed"

// Paths of the server's own files, beside those of the site.
const (
	eventsPath = "/_legible/events"
	scriptPath = "/_legible/reload.js"
	stylePath  = "/_legible/panel.css"
)

//go:embed client/reload.js
var reloadJS []byte

//go:embed client/panel.css
var panelCSS []byte

//go:embed client/failed.html
var failedHTML string
