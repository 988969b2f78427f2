// Package spell finds what a misspelt word was probably meant to be. It is a
// leaf.
package spell

// Nearest returns the candidate that word is probably a slip of, the first of
// equals, or "". At most a third of the letters may differ, and always one; two
// neighbours that changed places count as one difference.
func Nearest(word string, candidates []string) string {
	best, least := "", max(1, min(len(word), 80)/3)+1
	for _, c := range candidates {
		if n := min(len(word), 100) - min(len(c), 100); max(n, -n) >= least {
			continue // so many letters differ at least
		}
		if d := distance(word, c); d < least && d < len(c) {
			best, least = c, d
		}
	}
	return best
}

// distance counts the letters to insert, drop, change or swap to get from a to
// b, in bytes. Of a very long word only the start is looked at.
func distance(a, b string) int {
	a, b = a[:min(len(a), 100)], b[:min(len(b), 100)]
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			rows[i][j] = min(change, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
