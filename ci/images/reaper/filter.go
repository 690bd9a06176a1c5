package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// filter is a set of labels, "key" or "key=value", all of which a resource must carry to be removed.
// It is sorted and free of duplicates, so that equal sets are equal slices.
type filter []string

// parseFilter reads one line of the protocol, without its line end.
func parseFilter(line string) (filter, error) {
	query, err := url.ParseQuery(line)
	if err != nil {
		return nil, fmt.Errorf("expected URL-encoded filters as in label=key%%3Dvalue, found %q: %w", line, err)
	}
	for name := range query {
		if name != "label" {
			return nil, fmt.Errorf("expected filters by label only, found %q in %q", name, line)
		}
	}
	labels := slices.Clone(query["label"])
	if len(labels) == 0 {
		return nil, errors.New("expected at least one label, found none: that would match everything")
	}
	for _, label := range labels {
		if key, _, _ := strings.Cut(label, "="); key == "" {
			return nil, fmt.Errorf("expected a label with a name, found %q in %q", label, line)
		}
	}
	slices.Sort(labels)
	return slices.Compact(labels), nil
}

// query is the filter as the engine's list calls want it.
func (f filter) query() string {
	encoded, err := json.Marshal(map[string][]string{"label": f})
	if err != nil {
		panic(err) // strings always encode
	}
	return "filters=" + url.QueryEscape(string(encoded))
}
