package main

import (
	"bufio"
	"context"
	"log"
	"net"
	"slices"
	"sync"
	"time"
)

// watch keeps the filters that the suites sent and knows how many of them are connected.
type watch struct {
	mutex   sync.Mutex
	filters []filter
	changes chan int // +1 a connection came, -1 one went
}

func newWatch() *watch { return &watch{changes: make(chan int)} }

// accept serves connections until the listener is closed.
func (w *watch) accept(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		w.changes <- 1
		go func() {
			w.serve(connection)
			w.changes <- -1
		}()
	}
}

// serve answers lines until the suite goes. A line that is refused ends the connection, for the
// suite waits for its ACK and would otherwise believe that it is watched over.
func (w *watch) serve(connection net.Conn) {
	defer connection.Close()
	lines := bufio.NewScanner(connection)
	for lines.Scan() {
		f, err := parseFilter(lines.Text())
		if err != nil {
			log.Printf("Refused a line of %s: %v", connection.RemoteAddr(), err)
			return
		}
		w.add(f)
		if _, err := connection.Write([]byte("ACK\n")); err != nil {
			return
		}
	}
}

func (w *watch) add(f filter) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if !slices.ContainsFunc(w.filters, func(known filter) bool { return slices.Equal(known, f) }) {
		w.filters = append(w.filters, f)
		log.Printf("Watching %v", f)
	}
}

func (w *watch) all() []filter {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return slices.Clone(w.filters)
}

// orphaned returns when nobody has been connected for the patience that applies: the first before any
// connection, the later one after the last has gone; or when the context ends.
func (w *watch) orphaned(ctx context.Context, first, later time.Duration, after func(time.Duration) <-chan time.Time) {
	connected := 0
	alarm := after(first)
	for {
		select {
		case <-ctx.Done():
			return
		case <-alarm:
			return
		case change := <-w.changes:
			connected += change
			alarm = nil // a nil channel never fires
			if connected == 0 {
				alarm = after(later)
			}
		}
	}
}
