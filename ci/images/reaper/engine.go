package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// engine is the container engine behind a socket, spoken to in the version that it offers itself.
type engine struct {
	client *http.Client
	prefix string
}

// dial asks the engine on the socket for its version.
func dial(ctx context.Context, socket string) (*engine, error) {
	connect := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", socket)
	}
	e := &engine{client: &http.Client{Transport: &http.Transport{DialContext: connect}}, prefix: "http://engine"}
	answer, err := e.call(ctx, http.MethodGet, "/_ping")
	if err != nil {
		return nil, fmt.Errorf("no engine answers on %s; mount its socket there: %w", socket, err)
	}
	defer answer.Body.Close()
	if version := answer.Header.Get("Api-Version"); version != "" {
		e.prefix += "/v" + version
	}
	return e, nil
}

// call does one request; an answer of 400 or more is an error, the caller closes the body of any other.
func (e *engine) call(ctx context.Context, method, path string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, e.prefix+path, nil)
	if err != nil {
		return nil, err
	}
	answer, err := e.client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode < http.StatusBadRequest {
		return answer, nil
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(io.LimitReader(answer.Body, 1000))
	return nil, &refusal{answer.StatusCode, fmt.Sprintf("%s %s: %s %s", method, path, answer.Status, strings.TrimSpace(string(text)))}
}

// refusal is an answer of the engine that says no.
type refusal struct {
	status int
	text   string
}

func (r *refusal) Error() string { return r.text }

// list gives the identities of the resources of a kind that match the filter.
func (e *engine) list(ctx context.Context, k kind, f filter) ([]string, error) {
	answer, err := e.call(ctx, http.MethodGet, k.list+f.query())
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	found, err := k.read(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("unreadable list of %s: %w", k.name, err)
	}
	return found, nil
}

// remove takes one resource away; one that is gone already is no error.
func (e *engine) remove(ctx context.Context, k kind, id string) error {
	answer, err := e.call(ctx, http.MethodDelete, fmt.Sprintf(k.remove, url.PathEscape(id)))
	if refused, ok := err.(*refusal); ok && refused.status == http.StatusNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

// kind is a kind of resource: where it is listed, how the list is read, how one of it is removed.
type kind struct {
	name, list, remove string
	read               func(io.Reader) ([]string, error)
}

// kinds are in the order of removal: a network or a volume in use can't be removed.
var kinds = []kind{
	{"containers", "/containers/json?all=true&", "/containers/%s?force=true&v=true", readIDs},
	{"networks", "/networks?", "/networks/%s", readIDs},
	{"volumes", "/volumes?", "/volumes/%s?force=true", readVolumes},
	{"images", "/images/json?", "/images/%s?force=true", readIDs},
}

func readIDs(body io.Reader) ([]string, error) {
	var items []struct{ ID string }
	err := json.NewDecoder(body).Decode(&items)
	found := make([]string, 0, len(items))
	for _, item := range items {
		found = append(found, item.ID)
	}
	return found, err
}

func readVolumes(body io.Reader) ([]string, error) {
	var list struct{ Volumes []struct{ Name string } }
	err := json.NewDecoder(body).Decode(&list)
	found := make([]string, 0, len(list.Volumes))
	for _, volume := range list.Volumes {
		found = append(found, volume.Name)
	}
	return found, err
}
