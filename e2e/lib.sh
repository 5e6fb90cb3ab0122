# Sourced by the end-to-end tests. A test works in its own directory $work, names its checks with pass and fail, and
# leaves nothing behind: directories, mounts, processes and network namespaces that it made go when it ends, however it ends.
# A script that lies elsewhere than in e2e sets $root before. E2E_PATIENCE multiplies all time limits, for slow machines; E2E_FLAGS
# are more arguments of every ptcpdump.
[ -n "${root-}" ] || root=$(cd "$(dirname "$0")/.." && pwd)
test_name=$(basename "$0" .test)
work=$(mktemp -d)
ptcpdump=$root/ptcpdump
if [ -n "${E2E_FLAGS-}" ]; then
    ptcpdump=$work/ptcpdump-with-flags
    printf '#!/bin/sh\nexec "%s" %s "$@"\n' "$root/ptcpdump" "$E2E_FLAGS" >"$ptcpdump"
    chmod +x "$ptcpdump"
fi
without_namespace=$ptcpdump
children=
namespaces=
mounts=
failures=0

# Ends what the test started. On EXIT only: a test ended by a signal exits, and so comes here too.
clean_up() {
    for child in $children; do
        kill "$child" 2>/dev/null
    done
    for child in $children; do
        wait "$child" 2>/dev/null
    done
    for namespace in $namespaces; do
        ip netns delete "$namespace" 2>/dev/null
    done
    for mount in $mounts; do
        umount "$mount"
    done
    rm -rf "$work"
    [ $failures = 0 ] || exit 1
}
trap clean_up EXIT
trap 'exit 143' INT TERM

pass() { # WHAT
    echo "ok $test_name: $1"
}

fail() { # WHAT [DETAILS-FILE...]
    echo "FAIL $test_name: $1"
    shift
    for details; do
        sed "s|^|    ${details##*/}: |" "$details" | head -n 40
    done
    failures=$((failures + 1))
}

skip_test() { # REASON
    echo "skip $test_name: $1"
    exit 0
}

# check WHAT COMMAND...   passes where the command succeeds; its output is shown where it does not.
check() {
    checked=$1
    shift
    if "$@" >"$work/check.log" 2>&1; then
        pass "$checked"
    else
        fail "$checked" "$work/check.log"
    fi
}

needs_root() {
    [ "$(id -u)" = 0 ] || skip_test "needs root"
}

needs_program() { # PROGRAM...
    for program; do
        command -v "$program" >/dev/null || skip_test "needs $program"
    done
}

# background COMMAND...   starts it; its pid is in $pid, and it is ended with the test.
background() {
    "$@" &
    pid=$!
    children="$children $pid"
}

# wait_until SECONDS COMMAND...   repeats the command until it succeeds; fails after SECONDS times E2E_PATIENCE.
wait_until() {
    tries=$(($1 * 20 * ${E2E_PATIENCE:-1}))
    shift
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.05
    done
}

# build_programs   builds the programs that make traffic, into $programs.
build_programs() {
    needs_program gcc make
    make -s -C "$root/e2e/programs" || exit
    programs=$root/e2e/build
}

# start_capture ARGUMENTS...   starts ptcpdump with its output in $work/out and $work/err, and waits until it captures.
start_capture() {
    : >"$work/err"
    "$ptcpdump" "$@" >"$work/out" 2>"$work/err" &
    capture=$!
    children="$children $capture"
    wait_until 30 capture_started_or_ended
    grep -q 'listening on' "$work/err" && return
    fail "starts to capture: $*" "$work/err"
    return 1
}

capture_started_or_ended() {
    grep -q 'listening on' "$work/err" || ! kill -0 "$capture"
}

# end_capture [SIGNAL]   ends it as Ctrl-C does (or by SIGNAL); its exit status is in $capture_status.
end_capture() {
    kill "-${1:-INT}" "$capture" 2>/dev/null
    await_capture
}

# await_capture   waits for it to end, for 20 seconds; its exit status is in $capture_status.
await_capture() {
    wait_until 20 has_ended "$capture" || kill -KILL "$capture"
    wait "$capture"
    capture_status=$?
    children=$(echo "$children" | sed "s/ $capture\$//")
}

has_ended() { # PID
    ! kill -0 "$1"
}

has_lines() { # COUNT FILE PATTERN
    [ "$(grep -c -e "$3" "$2")" = "$1" ]
}

# printed COUNT [PATTERN]   whether so many packets have been printed so far.
printed() {
    has_lines "$1" "$work/out" "${2-}"
}

# closing_counts   whether the counts were printed at the end; they are in $captured, $received and $dropped then.
closing_counts() {
    captured=$(sed -n 's/^\([0-9]*\) packets* captured$/\1/p' "$work/err")
    received=$(sed -n 's/^\([0-9]*\) packets* received by filter$/\1/p' "$work/err")
    dropped=$(sed -n 's/^\([0-9]*\) packets* dropped by kernel$/\1/p' "$work/err")
    [ -n "$captured" ] && [ -n "$received" ] && [ -n "$dropped" ]
}

# packets_in FILE   prints how many packets tcpdump finds in it.
packets_in() {
    tcpdump --count -r "$1" 2>/dev/null | sed -n 's/^\([0-9]*\) packets*$/\1/p'
}

# statistics FILE   prints filteraccept, osdrop and usrdeliv of the Interface Statistics Block that ends a pcapng file.
statistics() {
    length=$(tail -c 4 "$1" | od -A n -t u4 | tr -d ' ')
    tail -c "$length" "$1" | od -A n -v -t u4 | tr -s ' \n' ' ' | awk '
        { block = $1 }
        {
            # type, length, interface, time (2), then options: code and length (16 bits each), value padded to 32 bits
            for (i = 6; i < NF; i += 1 + int((size + 3) / 4)) {
                code = $i % 65536
                size = int($i / 65536)
                if (code == 0) break
                if (size == 8) value[code] = $(i + 1) + 4294967296 * $(i + 2)
            }
            if (block == 5) print value[6], value[7], value[8]
        }'
}

# add_namespace NAME   makes a network namespace of this test's own, with loopback up; its full name is in $namespace.
add_namespace() {
    namespace=ptcpdump-$1-$$
    ip netns add "$namespace" || return
    namespaces="$namespaces $namespace"
    ip -n "$namespace" link set lo up
}

# add_veth NAMESPACE ADDRESS NAMESPACE ADDRESS   joins two namespaces by a pair of interfaces, veth0 in each.
add_veth() {
    ip link add veth0 netns "$1" type veth peer name veth0 netns "$3" &&
        ip -n "$1" address add "$2" dev veth0 && ip -n "$3" address add "$4" dev veth0 &&
        ip -n "$1" link set veth0 up && ip -n "$3" link set veth0 up
}

# join_to_router NAMESPACE ADDRESS ROUTER ROUTER-ADDRESS ROUTER-INTERFACE   joins a namespace to one that forwards, by a pair of interfaces of
# networks with 24 bits; its own is veth0, with its default route.
join_to_router() {
    ip link add veth0 netns "$1" type veth peer name "$5" netns "$3" &&
        ip -n "$1" address add "$2/24" dev veth0 && ip -n "$3" address add "$4/24" dev "$5" &&
        ip -n "$1" link set veth0 up && ip -n "$3" link set "$5" up &&
        ip -n "$1" route add default via "$4" &&
        in_namespace "$3" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
}

# capture_in NAMESPACE   from now on $ptcpdump runs there; it is in $capture_namespace, too.
capture_in() {
    capture_namespace=$1
    printf '#!/bin/sh\nexec nsenter --net=/run/netns/%s "%s" "$@"\n' "$1" "$without_namespace" >"$work/ptcpdump"
    chmod +x "$work/ptcpdump"
    ptcpdump=$work/ptcpdump
}

# in_namespace NAMESPACE COMMAND...   runs it there.
in_namespace() {
    inside=$1
    shift
    nsenter "--net=/run/netns/$inside" "$@"
}

# background_in NAMESPACE COMMAND...   starts it there; its pid is in $pid.
background_in() {
    inside=$1
    shift
    background nsenter "--net=/run/netns/$inside" "$@"
}

# send COUNT NAMESPACE ADDRESS PORT   sends UDP packets of 64 bytes.
send() {
    in_namespace "$2" "$programs/flood" "$3" "$4" 1000000 "$1" 20 1 >"$work/sent" ||
        fail "sends $1 packets to $3" "$work/sent"
}
