package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const socket = "/var/run/docker.sock"

func main() {
	log.SetOutput(os.Stdout)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	first, err := duration("RYUK_CONNECTION_TIMEOUT", time.Minute)
	if err != nil {
		return err
	}
	later, err := duration("RYUK_RECONNECTION_TIMEOUT", 10*time.Second)
	if err != nil {
		return err
	}
	self, err := os.Hostname()
	if err != nil {
		return err
	}
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	e, err := dial(ctx, socket)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", ":"+setting("RYUK_PORT", "8080"))
	if err != nil {
		return err
	}
	defer listener.Close()
	w := newWatch()
	go w.accept(listener)
	log.Printf("Started on %s: reaps %v after the last connection, or %v without any", listener.Addr(), later, first)
	w.orphaned(ctx, first, later, time.After)
	return reaper{e, self, halfASecond}.reap(context.Background(), w.all())
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func duration(name string, otherwise time.Duration) (time.Duration, error) {
	value, err := time.ParseDuration(setting(name, otherwise.String()))
	if err != nil || value < 0 {
		return 0, fmt.Errorf("expected a duration such as 10s in %s, found %q", name, os.Getenv(name))
	}
	return value, nil
}
