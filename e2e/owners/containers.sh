# Sourced after case.sh by the cases with network namespaces that play a host with containers. ptcpdump runs in $host:
#
#   $first  10.8.1.2 fd08:1::2 --- port1 \
#                                         inner 10.8.1.1 fd08:1::1, $host, outer 10.8.2.1 fd08:2::1 --- $outside 10.8.2.2 fd08:2::2
#   $second 10.8.1.3 fd08:1::3 --- port2 /
#
# Each namespace takes its clients' ports from a range of its own, so that a port tells the connection on all interfaces,
# whatever NAT makes of the rest (Ends.java).
host=$namespace
add_namespace first
first=$namespace
add_namespace second
second=$namespace
add_namespace outside
outside=$namespace
namespace=$host

client_ports() { # NAMESPACE FIRST-PORT
    in_namespace "$1" sysctl -qw "net.ipv4.ip_local_port_range=$2 $(($2 + 999))"
}

# plug NAMESPACE HOST-INTERFACE SUBNET HOST-NUMBER   gives a namespace an interface eth0, whose other end is in the host, its
# addresses, and a route by the host.
plug() {
    ip link add "$2" netns "$host" type veth peer name eth0 netns "$1" &&
        ip -n "$host" link set "$2" up && ip -n "$1" link set eth0 up &&
        ip -n "$1" address add "10.8.$3.$4/24" dev eth0 && ip -n "$1" address add "fd08:$3::$4/64" dev eth0 nodad &&
        ip -n "$1" route add default via "10.8.$3.1" && ip -n "$1" route add default via "fd08:$3::1"
}

host_addresses() { # INTERFACE SUBNET
    ip -n "$host" link set "$1" up && ip -n "$host" address add "10.8.$2.1/24" dev "$1" &&
        ip -n "$host" address add "fd08:$2::1/64" dev "$1" nodad
}

make_containers() {
    ip -n "$host" link add inner type bridge && host_addresses inner 1 &&
        plug "$first" port1 1 2 && plug "$second" port2 1 3 && plug "$outside" outer 2 2 && host_addresses outer 2 &&
        ip -n "$host" link set port1 master inner && ip -n "$host" link set port2 master inner &&
        in_namespace "$host" sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 &&
        client_ports "$host" 21000 && client_ports "$first" 22000 && client_ports "$second" 23000 &&
        client_ports "$outside" 24000 || fail "makes the host and its containers"
}

# serve NAMESPACE ADDRESS PORT CONNECTIONS   starts a TCP and a UDP server; a connection has three messages.
serve() {
    start_server_in "$1" converse server tcp "$truth" "$2" "$3" "$4" $((60 * ${E2E_PATIENCE:-1}))
    start_server_in "$1" converse server udp "$truth" "$2" "$3" $((3 * $4)) $((60 * ${E2E_PATIENCE:-1}))
}

# reach NAMESPACE ADDRESS PORT   a connection by TCP and one by UDP.
reach() {
    for protocol in tcp udp; do
        run_client_in "$1" converse client "$protocol" "$truth" "$2" "$3" 3 60
    done
}

# traffic NAME INTERFACE FROM ADDRESS PORT TO LISTEN-ADDRESS LISTEN-PORT   a round: from one namespace to an address, where
# what another listens at is reached. INTERFACE is captured.
traffic() {
    begin_round "$1"
    judge_ends
    serve "$6" "$7" "$8" 1
    share_capture -i "$2"
    reach "$3" "$4" "$5"
    end_round
}

# traffic_before NAME FROM ADDRESS PORT TO LISTEN-ADDRESS LISTEN-PORT   the same with connections older than the capture.
traffic_before() {
    # Long enough for a capture to start: 0.4 s here, and up to half a minute under emulation.
    [ "${E2E_PATIENCE:-1}" = 1 ] && pause=2000 || pause=$((6000 * E2E_PATIENCE))
    begin_round "$1"
    judge_ends
    serve "$5" "$6" "$7" 1
    talkers=
    for protocol in tcp udp; do
        background_in "$2" "$programs/converse" client "$protocol" "$truth" "$3" "$4" 3 $((60 * ${E2E_PATIENCE:-1})) \
            pause=$pause
        talkers="$talkers $pid"
        wait_until 10 grep -q "^$pid .* send " "$truth" || fail "a client starts"
    done
    begin_capture -i any
    for talker in $talkers; do
        wait "$talker" || fail "a client ends with status $?"
    done
    end_round
}
