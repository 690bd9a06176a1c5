# shellcheck shell=bash
# Sees to the base images of ci/images/catalogue: pulled where a registry answers, else built.

images_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../images" && pwd)
declare -A official=() program=() fingerprint=() tagged=()
catalogue=()

read_catalogue() {
  local name from needs
  while read -r name from needs; do
    catalogue+=("$name")
    official[$name]=$from
    program[$name]=$needs
  done < <(sed -e '/^#/d' -e '/^$/d' "$images_root/catalogue")
  for name in "${catalogue[@]}"; do
    fingerprint[$name]=$(fingerprint_of "$name")
  done
}

# What an image is built on, as another name of the catalogue; parents come before children there.
parents() {
  [ ! -e "$images_root/$1/Dockerfile" ] || sed -n 's/^FROM loadbearing\/\([a-z]*\).*/\1/p' "$images_root/$1/Dockerfile"
}

# The hash of all that makes an image: its pin, its folder, its parents.
fingerprint_of() {
  local parent
  {
    echo "$1 ${official[$1]} ${program[$1]}"
    for parent in $(parents "$1"); do echo "${fingerprint[$parent]:?$1 comes before its parent $parent in the catalogue}"; done
    (cd "$images_root/$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  } | sha256sum | cut -c 1-12
}

# What the engine holds, in one call: tagged[name:tag] = identity.
read_engine() {
  local reference id
  tagged=()
  while read -r reference id; do
    tagged[${reference#loadbearing/}]=$id
  done < <(docker images --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}' 'loadbearing/*')
}

# An image is there if the latest is ours by the present fingerprint, or somebody's own that has none of ours.
is_there() {
  local latest=${tagged[$1:latest]:-} key
  [ -n "$latest" ] || return 1
  [ "$latest" != "${tagged[$1:${fingerprint[$1]}]:-}" ] || return 0
  for key in "${!tagged[@]}"; do
    [[ $key =~ ^$1:[0-9a-f]{12}$ && ${tagged[$key]} == "$latest" ]] && return 1
  done
  return 0
}

missing() {
  local name
  for name in "${catalogue[@]}"; do
    [ "${program[$name]}" = tool ] || is_there "$name" || echo "$name"
  done
}

# Asks once, through the engine and for an image that can't exist: a registry that answers says so.
registry_answers() {
  local answer
  answer=$(timeout 10 docker pull "$(located testcontainers/ryuk):none" 2>&1) || true
  [[ $answer == *"not found"* || $answer == *"manifest unknown"* || $answer == *"denied"* ]]
}

# The name of an official image, in the registry of LOADBEARING_REGISTRY if that is set.
located() {
  if [ -n "${LOADBEARING_REGISTRY:-}" ]; then
    echo "$LOADBEARING_REGISTRY/${1#ghcr.io/}"
  else
    echo "$1"
  fi
}

# All that is missing, at the same time; what is built on an image that is still being made waits for it.
ensure_images() {
  local name wanted log jobs=() registry=no
  mapfile -t wanted < <(missing)
  [ ${#wanted[@]} -gt 0 ] || return 0
  say "missing base images: ${wanted[*]}"
  if registry_answers; then registry=yes; else say "no image registry answers"; fi
  [ $registry = yes ] || can_build || stop_without "${wanted[@]}"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  for name in "${wanted[@]}"; do
    log="$work/$name.log"
    make_image "$name" $registry >"$log" 2>&1 &
    jobs+=("$!")
  done
  await_images "${jobs[@]}"
  forget_old_images
  rm -rf "$work" # what becomes of a shell that ends in exec, no trap sees
}

# A tool of the catalogue, which is made when somebody asks for it.
ensure_tool() {
  local log
  ! is_there "$1" || return 0
  can_build || [ "${official[$1]}" != - ] || stop "only Debian can build loadbearing/$1:latest from packages; \
bring one here with docker load, or tag an image of your own by that name (see ci/README.md)"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  log="$work/$1.log"
  make_image "$1" no >"$log" 2>&1 || stop "loadbearing/$1 was not made; after mending the cause run this again"
}

can_build() { [ -e /etc/debian_version ] && command -v apt-get >/dev/null; }

stop_without() {
  local name provide=()
  for name in "$@"; do
    docker image inspect "${official[$name]}" >/dev/null 2>&1 || provide+=("loadbearing/$name:latest")
  done
  [ ${#provide[@]} -gt 0 ] || return 0
  stop "only Debian can build the images from packages; missing: ${provide[*]}. \
Name a registry that mirrors the official images of ci/images/catalogue in LOADBEARING_REGISTRY, \
or bring them here with docker load, or tag images of your own by these names (see ci/README.md)"
}

# Jobs run in the order of the names in wanted, of the caller.
await_images() {
  local job failed=() index=0
  for job in "$@"; do
    wait "$job" || failed+=("${wanted[index]}")
    index=$((index + 1))
  done
  [ ${#failed[@]} -gt 0 ] || return 0
  stop "not made: ${failed[*]}; after mending the cause run this again, what was made is kept"
}

# Once an image: what is built on it fails without another word.
report_failure() {
  touch "$work/$1.failed"
  if [ -n "$(parents "$1")" ] && [ -e "$work/$(parents "$1" | sed -n 1p).failed" ]; then return 1; fi
  say "loadbearing/$1 could not be made; its log ends with:"
  tail -n 8 "$log" | cut -c 1-200 | sed 's/^/  /' >&3
  return 1
}

# One image, by whoever holds its lock; the others find it made.
make_image() {
  (
    flock 8
    [ ! -e "$work/$1.failed" ] || exit 1
    docker image inspect "loadbearing/$1:${fingerprint[$1]}" >/dev/null 2>&1 ||
      pull_image "$1" "$2" || build_image "$1" "$2" || report_failure "$1"
  ) 8>"$work/$1.lock" && docker tag "loadbearing/$1:${fingerprint[$1]}" "loadbearing/$1:latest"
}

# The official image, if it is here or can be had, and is what the rest relies on.
pull_image() {
  local from
  [ "${official[$1]}" != - ] || return 1
  from=$(located "${official[$1]}")
  if ! docker image inspect "$from" >/dev/null 2>&1; then
    [ "$2" = yes ] || return 1
    say "pulling $from"
    timeout 900 docker pull --quiet "$from" || return 1
  fi
  if ! is_usable "$1" "$from"; then
    say "$from has no bash or no ${program[$1]} on its PATH: building a stand-in"
    return 1
  fi
  docker tag "$from" "loadbearing/$1:${fingerprint[$1]}"
}

is_usable() {
  case ${program[$1]} in
    - | tool) ;;
    *) docker run --rm --network none --entrypoint bash "$2" -c "command -v ${program[$1]} stat" ;;
  esac
}

build_image() {
  local context="$work/$1" target="loadbearing/$1:${fingerprint[$1]}" parent
  for parent in $(parents "$1"); do
    make_image "$parent" "$2" || return 1
  done
  say "building $target"
  if [ -x "$images_root/$1/build" ]; then
    # mmdebstrap fails when it inherits descriptors beside the usual three.
    "$images_root/$1/build" >"$work/$1.tar" 3>&- 8>&- 9>&- && docker import --change 'CMD ["bash"]' "$work/$1.tar" "$target"
    return
  fi
  cp -r "$images_root/$1" "$context" &&
    cp -L "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$context/ca-certificates.crt" &&
    DOCKER_BUILDKIT=0 docker build --network host --force-rm --tag "$target" \
      --build-arg http_proxy --build-arg https_proxy --build-arg no_proxy \
      --build-arg GOPROXY --build-arg GOSUMDB "$context"
}

# Names of earlier fingerprints, and the stages that ended in no image; what is in use stays.
forget_old_images() {
  local key name
  for key in "${!tagged[@]}"; do
    name=${key%%:*}
    if [[ $key =~ :[0-9a-f]{12}$ && -n ${fingerprint[$name]:-} && ${key#*:} != "${fingerprint[$name]}" ]]; then
      docker rmi "loadbearing/$key" >/dev/null 2>&1 || say "loadbearing/$key is old, but in use"
    fi
  done
  docker image prune --force --filter label=loadbearing.stage >/dev/null
}
