package main

import (
	"net/url"
	"slices"
	"testing"
)

func TestALineOfTestcontainersBecomesItsLabels(t *testing.T) {
	found, err := parseFilter("label=org.testcontainers.sessionId%3Dabc-1&label=org.testcontainers%3Dtrue")

	expected := filter{"org.testcontainers.sessionId=abc-1", "org.testcontainers=true"}
	slices.Sort(expected)
	if err != nil || !slices.Equal(found, expected) {
		t.Fatalf("expected %v, found %v, %v", expected, found, err)
	}
}

func TestALabelMayContainWhatTheProtocolSeparatesWith(t *testing.T) {
	found, err := parseFilter("label=" + url.QueryEscape("key=a&label=b c=d\n"))

	if err != nil || !slices.Equal(found, filter{"key=a&label=b c=d\n"}) {
		t.Fatalf("found %q, %v", found, err)
	}
}

func TestALabelWithoutAValueMatchesTheNameAlone(t *testing.T) {
	found, err := parseFilter("label=owner")

	if err != nil || !slices.Equal(found, filter{"owner"}) {
		t.Fatalf("found %q, %v", found, err)
	}
}

func TestRepetitionAndOrderMakeNoOtherFilter(t *testing.T) {
	one, _ := parseFilter("label=a%3D1&label=b%3D2&label=a%3D1")
	other, _ := parseFilter("label=b%3D2&label=a%3D1")

	if !slices.Equal(one, other) || len(one) != 2 {
		t.Fatalf("found %v and %v", one, other)
	}
}

func TestALineThatWouldMatchTooMuchIsRefused(t *testing.T) {
	for _, line := range []string{"", "&", "label=", "label=%3Dvalue", "label=a%3D1&label=", "name=db", "label=a&name=db", "label=%zz"} {
		if found, err := parseFilter(line); err == nil {
			t.Errorf("expected %q to be refused, found %v", line, found)
		}
	}
}

func TestTheEngineIsAskedForAllLabelsAtOnce(t *testing.T) {
	values, err := url.ParseQuery(filter{"a=1", "b=\"2\""}.query())

	if err != nil || values.Get("filters") != `{"label":["a=1","b=\"2\""]}` {
		t.Fatalf("found %v, %v", values, err)
	}
}
