package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"slices"
	"testing"
	"time"
)

const first, later = time.Minute, 10 * time.Second

// script plays connections coming and going, and hands out alarms that ring when the script says so.
type script struct {
	watch  *watch
	asked  chan time.Duration
	alarms chan chan time.Time
	ended  chan struct{}
}

func play(ctx context.Context) *script {
	s := &script{newWatch(), make(chan time.Duration, 9), make(chan chan time.Time, 9), make(chan struct{})}
	go func() {
		s.watch.orphaned(ctx, first, later, func(d time.Duration) <-chan time.Time {
			alarm := make(chan time.Time, 1)
			s.asked <- d
			s.alarms <- alarm
			return alarm
		})
		close(s.ended)
	}()
	return s
}

func (s *script) alarm(t *testing.T, expected time.Duration) chan time.Time {
	t.Helper()
	if asked := <-s.asked; asked != expected {
		t.Fatalf("expected an alarm after %v, found %v", expected, asked)
	}
	return <-s.alarms
}

func (s *script) stillWatching() bool {
	select {
	case <-s.ended:
		return false
	case s.watch.changes <- 0:
		return true
	}
}

func TestNobodyEverCameIsTheFirstPatience(t *testing.T) {
	s := play(context.Background())

	s.alarm(t, first) <- time.Time{}

	<-s.ended
}

func TestTheLastOneToGoStartsTheSecondPatience(t *testing.T) {
	s := play(context.Background())
	s.alarm(t, first)

	s.watch.changes <- 1
	s.watch.changes <- 1
	s.watch.changes <- -1
	s.watch.changes <- -1

	s.alarm(t, later) <- time.Time{}
	<-s.ended
}

func TestAConnectionSilencesTheAlarmThatWasSet(t *testing.T) {
	s := play(context.Background())
	old := s.alarm(t, first)

	s.watch.changes <- 1
	old <- time.Time{}

	for range 100 {
		if !s.stillWatching() {
			t.Fatal("expected the connection to be waited for")
		}
	}
}

func TestTheContextEndsTheWatch(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := play(ctx)

	cancel()

	<-s.ended
}

func TestEachLineIsAcknowledgedAndKeptOnce(t *testing.T) {
	w := newWatch()
	suite, side := net.Pipe()
	go w.serve(side)
	answers := bufio.NewScanner(suite)

	for _, line := range []string{"label=a%3D1", "label=b%3D2", "label=a%3D1"} {
		fmt.Fprintln(suite, line)
		if !answers.Scan() || answers.Text() != "ACK" {
			t.Fatalf("expected ACK, found %q, %v", answers.Text(), answers.Err())
		}
	}

	if kept := w.all(); len(kept) != 2 || !slices.Equal(kept[0], filter{"a=1"}) || !slices.Equal(kept[1], filter{"b=2"}) {
		t.Fatalf("kept %v", kept)
	}
}

func TestARefusedLineEndsTheConnectionWithoutAnAnswer(t *testing.T) {
	w := newWatch()
	suite, side := net.Pipe()
	go w.serve(side)
	answers := bufio.NewScanner(suite)

	fmt.Fprintln(suite, "")

	if answers.Scan() {
		t.Fatalf("expected the connection to end, found %q", answers.Text())
	}
	if kept := w.all(); len(kept) != 0 {
		t.Fatalf("kept %v", kept)
	}
}
