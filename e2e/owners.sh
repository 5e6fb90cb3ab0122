# Sourced after lib.sh by the tests that compare the owners in a capture with the truth of the programs under test
# (programs/truth.h). A case is: capture_owners, start_server and run_client in any order, and check_owners.
truth=$work/truth
server=

# prepare_owners   builds the programs, and moves this test and its captures into a network namespace of its own.
prepare_owners() {
    needs_root
    needs_program ip tshark
    build_programs
    add_namespace owners
    capture_in "$namespace"
    : >"$truth"
}

capture_owners() {
    start_capture -i lo -n -w "$work/owners.pcapng"
}

# start_server PROGRAM ARGUMENTS...   starts it, and waits until it wrote down that it is ready.
start_server() {
    background ip netns exec "$namespace" "$programs/$@"
    server=$pid
    wait_until 10 grep -q -e ' listen ' -e ' \* own ' "$truth" || fail "$1 starts"
}

run_client() { # PROGRAM ARGUMENTS...
    ip netns exec "$namespace" "$programs/$@" || fail "$* ends with status $?"
}

# packet_fields CAPTURE   prints the fields that TruthCheck reads, tab-separated, a line a TCP or UDP packet.
packet_fields() {
    tshark -n -r "$1" -Y '(tcp || udp) && !icmp && !icmpv6' -T fields -E occurrence=f \
        -e frame.time_epoch -e frame.packet_flags_direction -e ip.src -e ip.dst -e ipv6.src -e ipv6.dst \
        -e tcp.srcport -e tcp.dstport -e udp.srcport -e udp.dstport -e tcp.len -e udp.length \
        -e tcp.flags.reset -e frame.comment
}

# check_owners CASE   ends the case; passes where every packet of the programs has the right owner.
check_owners() {
    wait "$server"
    end_capture TERM
    packet_fields "$work/owners.pcapng" >"$work/packets" 2>"$work/tshark.err" ||
        fail "$1: tshark reads the capture" "$work/tshark.err"
    if "$("$root/src/build/find-jdk")/bin/java" "$root/e2e/TruthCheck.java" "$1" "$work/packets" "$truth" \
        >"$work/owners" 2>"$work/not-right"; then
        pass "$(cat "$work/owners")"
    else
        fail "$(cat "$work/owners")" "$work/not-right" "$work/err"
    fi
    : >"$truth"
}
