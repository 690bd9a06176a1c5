# shellcheck shell=bash
# Sees to a container engine that answers: the one that is there, else one of its own on Debian as root.

engine_log=/var/log/loadbearing-dockerd.log

engine_answers() { command -v docker >/dev/null && timeout 20 docker info >/dev/null 2>&1; }

# The engine is this machine's own: what it publishes is reached on loopback.
engine_is_local() { [[ "${DOCKER_HOST:-unix://}" == unix://* ]]; }

# A privileged container gets every capability of the kernel, which an engine that lacks one can't give it.
lacks_a_capability() {
  [ -e /proc/sys/kernel/cap_last_cap ] || return 1
  local held last
  held=$(sed -n 's/^CapBnd:[[:space:]]*//p' /proc/self/status)
  last=$(cat /proc/sys/kernel/cap_last_cap)
  ((0x$held != (1 << (last + 1)) - 1))
}

ensure_engine() {
  engine_answers && return
  if [ -n "${DOCKER_HOST:-}" ]; then
    stop "no container engine answers at DOCKER_HOST=$DOCKER_HOST; start it, or unset DOCKER_HOST to use one on this machine"
  fi
  if [ ! -e /etc/debian_version ] || ! command -v apt-get >/dev/null; then
    stop "no container engine answers, and this machine is not Debian; install Docker 20.10 or later, start it, and run this again"
  fi
  if [ "$(id -u)" != 0 ]; then
    stop "no container engine answers, and only root can install or start one: run 'sudo $0', or let this user reach the engine (group docker)"
  fi
  command -v dockerd >/dev/null || install_engine
  engine_answers || start_engine
}

install_engine() {
  say "installing docker.io from the distribution"
  local out
  if ! out=$(apt-get update 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      docker.io iptables ca-certificates 2>&1); then
    stop "docker.io could not be installed; apt-get says: $(tail -n 5 <<<"$out")"
  fi
}

start_engine() {
  if [ -d /run/systemd/system ]; then
    say "starting the docker service"
    systemctl start docker || stop "the docker service does not start; see 'journalctl -u docker'"
  else
    say "starting dockerd (log: $engine_log)"
    drop_stale_pids
    mount_cgroups
    # Descriptor 9 is the lock of the bootstrap and 3 what the caller reads: an engine would hold both for as long as it lives.
    setsid dockerd >>"$engine_log" 2>&1 </dev/null 3>&- 9>&- &
  fi
  await_engine "$!"
}

await_engine() {
  local deadline=$((SECONDS + 60))
  until engine_answers; do
    if [ -n "$1" ] && ! kill -0 "$1" 2>/dev/null; then
      stop "dockerd ended; the last lines of $engine_log: $(tail -n 5 "$engine_log")"
    fi
    if ((SECONDS > deadline)); then
      stop "dockerd does not answer after 60 s; the last lines of $engine_log: $(tail -n 5 "$engine_log")"
    fi
    sleep 0.2
  done
}

# A killed engine leaves files with its process number. Where another process has that number by now, a new
# engine would refuse to start, or take that process for its containerd and kill it.
drop_stale_pids() {
  drop_stale_pid /var/run/docker.pid dockerd
  drop_stale_pid /var/run/docker/containerd/containerd.pid containerd
}

drop_stale_pid() {
  local file=$1 program=$2 deadline=$((SECONDS + 5))
  [ -e "$file" ] || return 0
  # One that was killed a moment ago may not be gone yet.
  while runs "$program" "$(cat "$file")" && ((SECONDS < deadline)); do
    sleep 0.2
  done
  if ! runs "$program" "$(cat "$file")"; then
    say "removing $file, left by an engine that is gone"
    rm -f "$file"
  fi
}

# Whether the process of that number is the program; a zombie is not.
runs() {
  local program=$1 process=$2
  [ "$(cat "/proc/$process/comm" 2>/dev/null)" = "$program" ] &&
    ! grep -q '^State:[[:space:]]*Z' "/proc/$process/status" 2>/dev/null
}

# The engine needs cgroups: the unified hierarchy (v2) as it is, or one for each controller (v1), mounted where missing.
mount_cgroups() {
  local root=/sys/fs/cgroup controller
  if [ -e "$root/cgroup.controllers" ]; then
    leave_root_cgroup "$root"
    return
  fi
  mountpoint -q "$root" || mount -t tmpfs -o mode=755 cgroup "$root"
  while read -r controller; do
    mountpoint -q "$root/$controller" && continue
    mkdir -p "$root/$controller"
    if mount -t cgroup -o "$controller" cgroup "$root/$controller" 2>/dev/null; then
      say "mounted cgroup controller $controller"
    else
      rmdir "$root/$controller"
    fi
  done < <(awk '!/^#/ && $4 == 1 {print $1}' /proc/cgroups)
}

# Inside a container the root cgroup is a child of another, and v2 lets no cgroup hold both processes and
# children with controllers. The real root is exempt; it has no cgroup.type.
leave_root_cgroup() {
  [ -e "$1/cgroup.type" ] || return 0
  mkdir -p "$1/bootstrap"
  local process
  while read -r process; do
    echo "$process" >"$1/bootstrap/cgroup.procs" || true
  done 2>/dev/null <"$1/cgroup.procs"
  sed -e 's/ / +/g' -e 's/^/+/' "$1/cgroup.controllers" >"$1/cgroup.subtree_control" ||
    say "cgroup controllers can't be handed on; run this container with --cgroupns=host or --privileged"
}
