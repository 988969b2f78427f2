package search
import ("testing";"os")
func TestSizes(t *testing.T){
 os.WriteFile("/tmp/e.js", bundle(t, `export {createEngine} from "./engine"`, "e"), 0o644)
 for _, m := range []string{"cite","snippet","plan","rank","shards","analyze","porter","normalize","query","table","jump","synonyms","loader"} {
  os.WriteFile("/tmp/m-"+m+".js", bundle(t, `export * from "./`+m+`"`, "e"), 0o644)
 }
}
