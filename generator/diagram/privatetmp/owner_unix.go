//go:build unix

package privatetmp

import (
	"os"
	"syscall"
)

// ours reports whether the folder belongs to this user and only they write.
func ours(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid() && info.Mode().Perm()&0o022 == 0
}

// user is a word that no other user's process arrives at.
func user() string {
	digits := ""
	for n := os.Getuid(); ; n /= 10 {
		digits = string(rune('0'+n%10)) + digits
		if n < 10 {
			return digits
		}
	}
}
