# Sourced first by the cases, which e2e/owners/run starts. A case makes traffic between programs that write down which
# process uses which socket (programs/truth.h), captures it, and leaves each round in a folder of its own, to be judged
# later. Its lines "# Exception: ..." say what it does not ask for, and why; run --list prints them. A round is:
#
#   begin_round NAME; start_server PROGRAM...; begin_capture; run_client PROGRAM...; end_round
#
# with servers and clients as many as wanted, started before the capture or during it; $truth is the file that their programs
# write. Programs run in the network namespace $namespace, as ptcpdump does; a case with more of them uses add_namespace,
# add_veth and capture_in of lib.sh. fail and check of lib.sh let the round fail; skip_test and skip_round skip.
#
# From run: OWNERS_RECORD is the folder for this case, OWNERS_SHORT is set for a short form of long cases, OWNERS_FLAGS are
# more arguments of ptcpdump, E2E_PATIENCE multiplies all time limits. OWNERS_SHARE is set where rounds may share a capture.
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/e2e/lib.sh"
test_name=$(basename "$0" .case)
round=
truth=
servers=
shared_file=
shared_by=

needs_root
needs_program ip nsenter
build_programs
add_namespace "$(echo "$test_name" | cut -c 1-2)"
capture_in "$namespace"

# What lib.sh's functions print of the case goes into its folder.
pass() { # WHAT
    :
}

fail() { # WHAT [DETAILS-FILE...]
    {
        echo "$1"
        shift
        for details; do
            sed "s|^|    ${details##*/}: |" "$details" | head -n 40
        done
    } >>"${round:-$OWNERS_RECORD}/failed"
}

skip_test() { # REASON
    echo "$1" >"$OWNERS_RECORD/skip"
    exit 0
}

# skip_round NAME REASON   instead of a round that this machine cannot run.
skip_round() {
    mkdir "$OWNERS_RECORD/$1"
    echo "$2" >"$OWNERS_RECORD/$1/skip"
}

# note TEXT   a line under the table, such as a measured figure.
note() {
    echo "$1" >>"${round:-$OWNERS_RECORD}/notes"
}

begin_round() { # NAME
    round=$OWNERS_RECORD/$1
    truth=$round/truth
    servers=
    mkdir "$round"
    : >"$truth"
}

# begin_capture [ARGUMENTS...]   captures on all interfaces named in ARGUMENTS, by default lo.
begin_capture() {
    end_shared_capture
    [ $# != 0 ] || set -- -i lo
    # shellcheck disable=SC2086 # several flags
    start_capture -n -w "$round/capture.pcapng" ${OWNERS_FLAGS-} "$@"
}

# share_capture [ARGUMENTS...]   captures as begin_capture does; where $OWNERS_SHARE is set, by one capture for this round and all that
# follow with the same arguments in the same namespace, of which each has the packets of its time. For rounds in which nothing is older
# than the capture.
share_capture() {
    if [ -z "${OWNERS_SHARE-}" ]; then
        begin_capture "$@"
        return
    fi
    if [ "$shared_file" ] && [ "$shared_by" = "$capture_namespace $*" ]; then
        ln "$shared_file" "$round/capture.pcapng"
    else
        begin_capture "$@"
        shared_file=$round/capture.pcapng
        shared_by="$capture_namespace $*"
    fi
    date +%s%N >"$round/span"
}

# end_shared_capture   ends the one that rounds share, if there is one; what goes wrong with it is the whole case's.
end_shared_capture() {
    [ "$shared_file" ] || return 0
    this_round=$round
    round=
    shared_file=
    finish_capture
    cp "$work/err" "$OWNERS_RECORD/err"
    round=$this_round
}
trap 'end_shared_capture; clean_up' EXIT

# expect EXPRESSION   some packet of the round must match, for it to be what it is meant to be.
expect() {
    echo "$1" >>"$round/expected"
}

# judge_interface NAME...   of a capture on several, only the packets of these count.
judge_interface() {
    printf '%s\n' "$@" >"$round/interface"
}

# judge_ends [or-nobody]   the round's packets may be NATed or forwarded: each names one of the processes at its two ends (or
# nobody), by Ends.java.
judge_ends() {
    echo "${1-}" >"$round/ends"
}

# start_server_in NAMESPACE PROGRAM ARGUMENTS...   starts one of programs/, its pid is in $server, and waits until it wrote
# down a use of a socket. The round does not end before it.
start_server_in() {
    inside=$1
    program=$2
    shift 2
    background_in "$inside" "$programs/$program" "$@"
    server=$pid
    servers="$servers $server"
    wait_until 10 grep -q "^$server " "$truth" || fail "$program starts"
}

start_server() { # PROGRAM ARGUMENTS...
    start_server_in "$namespace" "$@"
}

run_client_in() { # NAMESPACE PROGRAM ARGUMENTS...
    inside=$1
    program=$2
    shift 2
    in_namespace "$inside" "$programs/$program" "$@" || fail "$program $* ends with status $?"
}

run_client() { # PROGRAM ARGUMENTS...
    run_client_in "$namespace" "$@"
}

# wait_for_server PID   before the round ends, where another follows it.
wait_for_server() {
    wait "$1" || fail "a server ends with status $?"
    forget_server "$1"
}

# stop_server PID   ends one that would not end by itself, with status 143 or by itself at SIGTERM.
stop_server() {
    kill "$1"
    wait "$1"
    stopped=$?
    [ $stopped = 0 ] || [ $stopped = 143 ] || fail "a server ends with status $stopped"
    forget_server "$1"
}

forget_server() { # PID
    servers=$(echo "$servers" | sed "s/ $1\$//; s/ $1 / /")
}

# end_round   waits for the servers, ends the capture and records what is judged later.
end_round() {
    for server in $servers; do
        wait_for_server "$server"
    done
    if [ "$shared_file" ]; then
        date +%s%N >>"$round/span"
    else
        finish_capture
        cp "$work/err" "$round/err"
    fi
    round=
}

finish_capture() {
    end_capture TERM
    [ "$capture_status" = 0 ] || fail "ptcpdump ends with status $capture_status"
    if ! closing_counts; then
        fail "ptcpdump prints its counts" "$work/err"
    elif [ "$dropped" != 0 ] || [ "$captured" != "$received" ]; then
        fail "captures all packets" "$work/err"
    fi
}

# nobody PROTOCOL LOCAL   writes down that from now on what this end (see programs/truth.h) sends or receives is the kernel's.
nobody() {
    now=$(date +%s%N)
    echo "0 - $1 $2 * none $now $now" >>"$truth"
}

# version ADDRESS   prints 6 for IPv6.
version() {
    case $1 in
    *:*) echo 6 ;;
    esac
}

# endpoint ADDRESS PORT   prints them as the truth has them.
endpoint() {
    case $1 in
    *:*) echo "[$1]:$2" ;;
    *) echo "$1:$2" ;;
    esac
}
