package main

import (
	"context"
	"fmt"
	"log"
	"strings"
	"time"
)

// rounds bounds how often removal is tried: a container that is being removed still holds its network.
const rounds = 20

// reaper removes what matches any of the filters, except itself.
type reaper struct {
	engine *engine
	self   string // the host name, which is how the engine's identity of this container begins
	pause  func() // between two rounds
}

// reap goes on until nothing is found any more, or says what stayed.
func (r reaper) reap(ctx context.Context, filters []filter) error {
	removed := map[string]int{}
	var left []error
	for round := range rounds {
		if round > 0 {
			r.pause()
		}
		var found int
		found, left = r.sweep(ctx, filters, removed)
		if found == 0 && len(left) == 0 {
			log.Printf("Removed %s", summary(removed))
			return nil
		}
	}
	return fmt.Errorf("gave up after %d rounds, removed %s; last trouble: %v", rounds, summary(removed), left)
}

// sweep is one round; it counts what it removed, and returns how many resources it saw and what went wrong.
func (r reaper) sweep(ctx context.Context, filters []filter, removed map[string]int) (int, []error) {
	var seen int
	var troubles []error
	for _, k := range kinds {
		for _, f := range filters {
			found, err := r.engine.list(ctx, k, f)
			if err != nil {
				troubles = append(troubles, err)
			}
			for _, id := range found {
				if r.self != "" && strings.HasPrefix(id, r.self) {
					continue
				}
				seen++
				if err := r.engine.remove(ctx, k, id); err != nil {
					troubles = append(troubles, err)
					continue
				}
				removed[k.name]++
			}
		}
	}
	return seen, troubles
}

func summary(removed map[string]int) string {
	parts := make([]string, 0, len(kinds))
	for _, k := range kinds {
		parts = append(parts, fmt.Sprintf("%d %s", removed[k.name], k.name))
	}
	return strings.Join(parts, ", ")
}

func halfASecond() { time.Sleep(500 * time.Millisecond) }
