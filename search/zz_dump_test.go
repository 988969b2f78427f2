package search
import ("testing";"math/rand";"os")
func TestDump(t *testing.T){
 r := rand.New(rand.NewSource(1)); docs := randomDocs(r, 300)
 x, _ := New(docs, randomSynonyms...)
 queries := make([]string, 1000)
 for i := range queries { queries[i] = randomQuery(r, docs) }
 dir := place(t, x); os.RemoveAll("/tmp/par"); os.Rename(dir, "/tmp/par")
 putJSON(t, "/tmp/par", "queries.json", queries)
 os.WriteFile("/tmp/par/run.js", []byte(seeScript), 0o644)
}
