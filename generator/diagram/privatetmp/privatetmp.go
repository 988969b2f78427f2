// Package privatetmp gives the Graphviz module a private folder for its
// compiled code. That module compiles WebAssembly in a package init, 0.7 s of
// work that it keeps in os.TempDir()/go-graphviz and loads again in 0.03 s. In
// the shared temporary folder that is a guessable path from which machine code
// is loaded, so anybody could put some there first.
//
// The init of this package points TMPDIR at a folder that belongs to this
// user; the init of package diagram calls Restore. In between lies the init of
// the Graphviz module. Go initialises packages in the order of their import
// paths as soon as what they import is ready. This package imports nothing but
// os and syscall, and its path sorts before path/filepath, which the
// WebAssembly runtime needs: so it is always ready first. A test holds it to
// that.
package privatetmp

import "os"

// Env names a variable that overrides where the folder is: the folder itself,
// as an absolute path.
const Env = "LEGIBLE_PRIVATE_TMP"

// vars are the variables os.TempDir reads, on every system.
var vars = []string{"TMPDIR", "TMP", "TEMP"}

var (
	dir   string
	saved = map[string]*string{}
)

func init() {
	dir = prepare()
	at := dir
	if at == "" {
		// No private folder to be had: a path that cannot exist makes the
		// module compile again, slowly and safely.
		at = os.DevNull + string(os.PathSeparator) + "none"
	}
	for _, name := range vars {
		saved[name] = nil
		if value, set := os.LookupEnv(name); set {
			saved[name] = &value
		}
		os.Setenv(name, at)
	}
}

// Dir is the private folder, or "" when none could be had.
func Dir() string { return dir }

// Restore gives the process back the temporary folder it was started with.
func Restore() {
	for _, name := range vars {
		switch value, known := saved[name]; {
		case !known:
		case value == nil:
			os.Unsetenv(name)
		default:
			os.Setenv(name, *value)
		}
	}
}

// prepare finds or makes the folder: what Env says, else "legible/wasm" in the
// user's cache folder, else a folder of this user in the temporary folder.
func prepare() string {
	sep := string(os.PathSeparator)
	if at := os.Getenv(Env); at != "" {
		return private(at)
	}
	if cache, err := os.UserCacheDir(); err == nil {
		parent := cache + sep + "legible"
		if os.MkdirAll(cache, 0o700) == nil && private(parent) != "" {
			if at := private(parent + sep + "wasm"); at != "" {
				return at
			}
		}
	}
	return private(os.TempDir() + sep + "legible-" + user())
}

// private returns the folder, made if need be, when it is a real folder that
// belongs to this user and that nobody else may write to; else "".
func private(at string) string {
	if err := os.Mkdir(at, 0o700); err != nil && !os.IsExist(err) {
		return ""
	}
	info, err := os.Lstat(at)
	if err != nil || !info.IsDir() || !ours(info) {
		return ""
	}
	return at
}
