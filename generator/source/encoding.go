package source

import "bytes"

// encodingHint guesses which encoding a file that is not UTF-8 was saved in.
func encodingHint(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return "the file looks like UTF-16; save it as UTF-8"
	case looksLikeGBK(raw):
		return "the file looks like GBK (GB 18030); save it as UTF-8"
	}
	return "save the file as UTF-8"
}

// looksLikeGBK reports whether every byte above ASCII belongs to a pair of
// GBK or to a four-byte group of GB 18030.
func looksLikeGBK(raw []byte) bool {
	for i := 0; i < len(raw); i++ {
		if raw[i] < 0x80 {
			continue
		}
		if raw[i] == 0x80 || raw[i] == 0xFF || i+1 == len(raw) {
			return false
		}
		switch next := raw[i+1]; {
		case next >= 0x40 && next != 0x7F && next != 0xFF:
			i++
		case next >= '0' && next <= '9' && i+3 < len(raw) && raw[i+2] > 0x80 && raw[i+3] >= '0' && raw[i+3] <= '9':
			i += 3
		default:
			return false
		}
	}
	return true
}
