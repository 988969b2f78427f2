package diagram

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxMessage bounds what either side of the worker protocol accepts.
const maxMessage = 64 << 20

// reply is what a worker answers to one DOT text.
type reply struct {
	Error  string  `json:"error,omitempty"`
	Layout *Layout `json:"layout,omitempty"`
}

// Worker is the hidden command "layout-worker": it reads DOT texts from r and
// writes a JSON reply for each to w, until r ends. Both ways a message is four
// bytes of length, most significant first, and then so many bytes.
func Worker(r io.Reader, w io.Writer) error {
	in, out := bufio.NewReader(r), bufio.NewWriter(w)
	for {
		dot, err := readMessage(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var answer reply
		if layout, err := layOut(context.Background(), dot); err != nil {
			answer.Error = err.Error()
		} else {
			answer.Layout = &layout
		}
		text, err := json.Marshal(answer)
		if err != nil {
			return err
		}
		if err := writeMessage(out, text); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
}

// readMessage returns io.EOF itself only between messages.
func readMessage(r io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(length[:])
	if n > maxMessage {
		return nil, fmt.Errorf("layout worker: message of %d bytes", n)
	}
	message := make([]byte, n)
	if _, err := io.ReadFull(r, message); err != nil {
		return nil, fmt.Errorf("layout worker: message cut short: %w", io.ErrUnexpectedEOF)
	}
	return message, nil
}

func writeMessage(w io.Writer, message []byte) error {
	if len(message) > maxMessage {
		return fmt.Errorf("layout worker: message of %d bytes", len(message))
	}
	length := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	if _, err := w.Write(length); err != nil {
		return err
	}
	_, err := w.Write(message)
	return err
}
