package serve

import (
	"net"
	"sync"
)

// limit returns a listener that has at most cap(open) connections at a time.
// Further clients wait in the system's queue until one is closed.
func limit(l net.Listener, open chan struct{}) net.Listener {
	return &limited{Listener: l, open: open, closed: make(chan struct{})}
}

type limited struct {
	net.Listener
	open   chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.open <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.open
		return nil, err
	}
	return &counted{Conn: c, open: l.open}, nil
}

// Close also ends an Accept that waits for a connection to be closed.
func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type counted struct {
	net.Conn
	open chan struct{}
	once sync.Once
}

func (c *counted) Close() error {
	err := c.Conn.Close()
	c.once.Do(func() { <-c.open })
	return err
}
