# shellcheck shell=bash
# How the bootstrap speaks: steps and reasons on standard error, standard output belongs to the command.
# Descriptor 3 is that standard error even where a job's own goes to a log.

exec 3>&2

say() { echo "bootstrap: $*" >&3; }

# The environment is not fit, and only the user can change that.
stop() {
  say "$*"
  exit 3
}
