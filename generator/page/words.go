package page

import (
	"strings"

	"legible/generator/law"
)

// words names every value of every enumeration that a reader may see, keyed
// "enumeration/value". Sentences of the interface live in the theme's i18n.
var words = map[string]law.Bilingual{
	"modality/must":       {En: "must"},
	"modality/must-not":   {En: "must not"},
	"modality/may":        {En: "may"},
	"modality/encouraged": {En: "is encouraged to"},
	"modality/entitled":   {En: "is entitled to"},
	"modality/declares":   {En: "declares"},
	"modality/power":      {En: "has power to"},

	"relation/within":        {En: "within"},
	"relation/before":        {En: "before"},
	"relation/at-least":      {En: "at least"},
	"relation/every":         {En: "every"},
	"relation/at-once":       {En: "at once (立即)"},
	"relation/promptly":      {En: "promptly (及时)"},
	"relation/regularly":     {En: "regularly"},
	"relation/as-prescribed": {En: "as prescribed"},
	"relation/as-agreed":     {En: "as agreed"},
	"relation/in-step":       {En: "in step (同步)"},
	"relation/at-event":      {En: "at the event"},

	"measure/order-to-correct":        {En: "order to correct"},
	"measure/warning":                 {En: "warning"},
	"measure/confiscate-gains":        {En: "confiscation of illegal gains"},
	"measure/fine":                    {En: "fine"},
	"measure/suspend-business":        {En: "suspension of the business concerned"},
	"measure/stop-for-rectification":  {En: "stop of business for rectification"},
	"measure/close-website":           {En: "closing of the website"},
	"measure/close-group":             {En: "closing of the communication group"},
	"measure/revoke-permit":           {En: "revocation of the business permit"},
	"measure/revoke-licence":          {En: "revocation of the business licence"},
	"measure/stop-use":                {En: "order to stop use"},
	"measure/detention":               {En: "detention"},
	"measure/work-bar":                {En: "bar from the work named"},
	"measure/disciplinary-sanction":   {En: "disciplinary sanction"},
	"measure/credit-record":           {En: "entry in the credit record, made public"},
	"measure/freeze-property":         {En: "freezing of property or other sanctions"},
	"measure/civil-liability":         {En: "civil liability"},
	"measure/public-security-penalty": {En: "public security administration penalty"},
	"measure/criminal-liability":      {En: "criminal liability"},
	"measure/other-law":               {En: "penalty under other laws"},
	"measure/other-sanction":          {En: "other sanction"},

	"against/entity":              {En: "the organization"},
	"against/individual":          {En: "the individual"},
	"against/person-in-charge":    {En: "the person in charge directly responsible"},
	"against/other-responsible":   {En: "others directly responsible"},
	"multiple/illegal-gains":      {En: "the illegal gains"},
	"multiple/purchase-price":     {En: "the purchase price"},
	"choose/one-or-more":          {En: "one or more of"},
	"force/must":                  {En: "must"},
	"force/may":                   {En: "may"},
	"currency/CNY":                {En: "yuan"},
	"days/working":                {En: "working"},
	"days/calendar":               {En: "calendar"},
	"severity/barred":             {En: "Not allowed"},
	"severity/breach":             {En: "Breach"},
	"severity/stop":               {En: "Stop"},
	"severity/wait":               {En: "Wait"},
	"severity/do-first":           {En: "Do this first"},
	"severity/undetermined":       {En: "Not settled"},
	"severity/allowed":            {En: "Allowed"},
	"severity/not-applicable":     {En: "Does not apply"},
	"basis/official":              {En: "Official Chinese text, which alone is authoritative"},
	"basis/own-restatement":       {En: "Restated in our own words; only the Chinese text is authoritative"},
	"basis/summary":               {En: "A summary only; only the Chinese text is authoritative"},
	"basis-short/official":        {En: "official text"},
	"basis-short/own-restatement": {En: "own restatement"},
	"basis-short/summary":         {En: "summary"},
	"level/primary":               {En: "Checked against the Chinese text"},
	"level/secondary":             {En: "Checked against a translation or another publication, not the Chinese text"},
	"level/briefing":              {En: "Taken from a briefing; the Chinese text was not seen"},
	"level/unchecked":             {En: "Unchecked: written from recollection or inference"},
	"level-short/primary":         {En: "Chinese text"},
	"level-short/secondary":       {En: "second hand"},
	"level-short/briefing":        {En: "briefing"},
	"level-short/unchecked":       {En: "unchecked"},

	"status/not-yet":              {En: "Not published yet"},
	"status/draft-for-comment":    {En: "Draft, open for comment"},
	"status/comment-closed":       {En: "Draft, comments closed"},
	"status/no-final-text-found":  {En: "Draft, no final text found"},
	"status/adopted-not-in-force": {En: "Adopted, not in force yet"},
	"status/in-force":             {En: "In force"},
	"status/amended":              {En: "In force, amended"},
	"status/superseded":           {En: "Superseded"},
	"status/repealed":             {En: "Repealed"},

	"event/adopted":               {En: "Adopted"},
	"event/published-for-comment": {En: "Published for comment"},
	"event/comments-close":        {En: "Comments closed"},
	"event/no-final-text":         {En: "No final text found"},
	"event/promulgated":           {En: "Promulgated"},
	"event/published":             {En: "Published"},
	"event/in-force":              {En: "In force"},
	"event/amendment-adopted":     {En: "Amendment adopted"},
	"event/amended":               {En: "Amended text in force"},
	"event/superseded":            {En: "Superseded"},
	"event/repealed":              {En: "Repealed"},

	"kind/law":                       {En: "law"},
	"kind/administrative-regulation": {En: "administrative regulation"},
	"kind/departmental-measures":     {En: "departmental measures"},
	"kind/national-standard":         {En: "national standard"},
	"kind/catalogue":                 {En: "catalogue"},
	"kind/guidelines":                {En: "guidelines"},

	"between/made-under":     {En: "Made under"},
	"between/implements":     {En: "Implements"},
	"between/supersedes":     {En: "Supersedes"},
	"between/basis-of":       {En: "Basis of"},
	"between/implemented-by": {En: "Implemented by"},
	"between/superseded-by":  {En: "Superseded by"},

	"out/implements": {En: "Implements"},
	"out/restates":   {En: "Restates"},
	"out/elaborates": {En: "Elaborates"},
	"out/extends":    {En: "Extends"},
	"out/amends":     {En: "Amends"},
	"out/repeals":    {En: "Repeals"},
	"out/supersedes": {En: "Supersedes"},
	"out/penalises":  {En: "Penalises"},
	"out/defines":    {En: "Defines for"},
	"out/excepts":    {En: "Makes an exception to"},
	"out/delegates":  {En: "Delegates to"},
	"out/cites":      {En: "Cites"},

	"in/implements": {En: "Implemented by"},
	"in/restates":   {En: "Restated by"},
	"in/elaborates": {En: "Elaborated by"},
	"in/extends":    {En: "Extended by"},
	"in/amends":     {En: "Amended by"},
	"in/repeals":    {En: "Repealed by"},
	"in/supersedes": {En: "Superseded by"},
	"in/penalises":  {En: "Penalised by"},
	"in/defines":    {En: "Defined by"},
	"in/excepts":    {En: "Excepted by"},
	"in/delegates":  {En: "Delegated by"},
	"in/cites":      {En: "Cited by"},

	"actor/public":    {En: "the public"},
	"actor/regulated": {En: "bound party"},
	"actor/authority": {En: "authority"},

	"source/text-copy":     {En: "copy of the text"},
	"source/official-text": {En: "official text"},
	"source/translation":   {En: "translation"},
	"source/briefing":      {En: "briefing"},
	"source/commentary":    {En: "commentary"},
	"diagnostic/error":     {En: "error"},
	"diagnostic/warning":   {En: "warning"},
	"division/chapter":     {En: "Chapter"},
	"division/section":     {En: "Section"},
	"answer/yes":           {En: "Yes"},
	"answer/no":            {En: "No"},
	"answer/unknown":       {En: "Not known"},
	"question/reading":     {En: "A reading of the law"},
}

// word returns the word for a value of an enumeration in the language of the
// page; a value without one is shown with its hyphens as spaces.
func (b *builder) word(enumeration, value string) string {
	w := words[enumeration+"/"+value]
	if b.lang == "zh" && w.Zh != "" {
		return w.Zh
	}
	if w.En != "" {
		return w.En
	}
	return strings.ReplaceAll(value, "-", " ")
}
