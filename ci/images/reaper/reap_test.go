package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakeEngine holds resources by kind, identity and labels; a network that is in use is removed at the second try only.
type fakeEngine struct {
	holds   map[string]map[string][]string
	refused map[string]int
	calls   []string
}

func (f *fakeEngine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.calls = append(f.calls, r.Method+" "+r.URL.Path)
	if r.URL.Path == "/_ping" {
		w.Header().Set("Api-Version", "1.41")
		return
	}
	path, versioned := strings.CutPrefix(r.URL.Path, "/v1.41/")
	if !versioned {
		http.Error(w, "no version in "+r.URL.Path, http.StatusBadRequest)
		return
	}
	parts := strings.SplitN(strings.TrimSuffix(path, "/json"), "/", 2)
	if r.Method == http.MethodGet {
		f.list(w, parts[0], r.URL.Query().Get("filters"))
	} else {
		f.remove(w, parts[0], parts[1])
	}
}

func (f *fakeEngine) list(w http.ResponseWriter, kind, filters string) {
	var asked struct{ Label []string }
	if err := json.Unmarshal([]byte(filters), &asked); err != nil || len(asked.Label) == 0 {
		http.Error(w, "no filter: "+filters, http.StatusBadRequest)
		return
	}
	found := []string{}
	for id, labels := range f.holds[kind] {
		if !slices.ContainsFunc(asked.Label, func(l string) bool { return !slices.Contains(labels, l) }) {
			found = append(found, fmt.Sprintf(`{"Id":%q,"Name":%q}`, id, id))
		}
	}
	list := "[" + strings.Join(found, ",") + "]"
	if kind == "volumes" {
		list = `{"Volumes":` + list + `}`
	}
	fmt.Fprint(w, list)
}

func (f *fakeEngine) remove(w http.ResponseWriter, kind, id string) {
	if f.refused[id] > 0 {
		f.refused[id]--
		http.Error(w, "in use", http.StatusConflict)
		return
	}
	delete(f.holds[kind], id)
}

func (f *fakeEngine) serve(t *testing.T) *engine {
	t.Helper()
	socket := filepath.Join(t.TempDir(), "engine.sock")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: f}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	e, err := dial(context.Background(), socket)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (f *fakeEngine) left() []string {
	var left []string
	for _, resources := range f.holds {
		for id := range resources {
			left = append(left, id)
		}
	}
	slices.Sort(left)
	return left
}

func reaperOf(f *fakeEngine, t *testing.T) reaper {
	return reaper{engine: f.serve(t), self: "5e1f", pause: func() {}}
}

func TestEverythingOfAFilterGoesAndNothingElse(t *testing.T) {
	mine, yours := []string{"suite=mine", "ours=true"}, []string{"suite=yours", "ours=true"}
	fake := &fakeEngine{holds: map[string]map[string][]string{
		"containers": {"c1": mine, "c2": yours, "c3": nil},
		"networks":   {"n1": mine, "n2": yours},
		"volumes":    {"v1": mine, "v2": yours},
		"images":     {"i1": mine, "i2": yours},
	}}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"ours=true", "suite=mine"}})

	if left := fake.left(); err != nil || !slices.Equal(left, []string{"c2", "c3", "i2", "n2", "v2"}) {
		t.Fatalf("left %v, %v", left, err)
	}
}

func TestEachOfSeveralFiltersCounts(t *testing.T) {
	fake := &fakeEngine{holds: map[string]map[string][]string{
		"containers": {"c1": {"a=1"}, "c2": {"b=2"}, "c3": {"c=3"}},
	}}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"a=1"}, {"b=2"}})

	if left := fake.left(); err != nil || !slices.Equal(left, []string{"c3"}) {
		t.Fatalf("left %v, %v", left, err)
	}
}

func TestTheReaperDoesNotRemoveItself(t *testing.T) {
	fake := &fakeEngine{holds: map[string]map[string][]string{
		"containers": {"5e1f00aa": {"a=1"}, "c1": {"a=1"}},
	}}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"a=1"}})

	if left := fake.left(); err != nil || !slices.Equal(left, []string{"5e1f00aa"}) {
		t.Fatalf("left %v, %v", left, err)
	}
}

func TestWhatIsInUseIsTriedAgain(t *testing.T) {
	fake := &fakeEngine{
		holds:   map[string]map[string][]string{"networks": {"n1": {"a=1"}}},
		refused: map[string]int{"n1": 3},
	}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"a=1"}})

	if left := fake.left(); err != nil || len(left) != 0 {
		t.Fatalf("left %v, %v", left, err)
	}
}

func TestWhatNeverGoesIsReported(t *testing.T) {
	fake := &fakeEngine{
		holds:   map[string]map[string][]string{"networks": {"n1": {"a=1"}}},
		refused: map[string]int{"n1": rounds},
	}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"a=1"}})

	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Fatalf("expected the engine's reason, found %v", err)
	}
}

func TestContainersGoBeforeWhatTheyUse(t *testing.T) {
	labels := []string{"a=1"}
	fake := &fakeEngine{holds: map[string]map[string][]string{
		"volumes": {"v1": labels}, "networks": {"n1": labels}, "containers": {"c1": labels}, "images": {"i1": labels},
	}}

	err := reaperOf(fake, t).reap(context.Background(), []filter{{"a=1"}})

	deleted := slices.DeleteFunc(fake.calls, func(call string) bool { return !strings.HasPrefix(call, "DELETE") })
	expected := []string{"DELETE /v1.41/containers/c1", "DELETE /v1.41/networks/n1", "DELETE /v1.41/volumes/v1", "DELETE /v1.41/images/i1"}
	if err != nil || !slices.Equal(deleted, expected) {
		t.Fatalf("found %v, %v", deleted, err)
	}
}

func TestAMissingEngineSaysWhatToMount(t *testing.T) {
	_, err := dial(context.Background(), filepath.Join(t.TempDir(), "absent.sock"))

	if err == nil || !strings.Contains(err.Error(), "mount its socket") {
		t.Fatalf("found %v", err)
	}
}
