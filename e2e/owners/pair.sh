# Sourced after case.sh by the cases whose traffic goes between two network namespaces, $client and $server_namespace. An
# exchange is captured at one end, and compared with the truth of the program at that end.
client=$namespace
add_namespace server
server_namespace=$namespace
namespace=$client

# join_pair   joins both by veth0 in each: 10.61.0.1 and fd61::1 at the client, 10.61.0.2 and fd61::2 at the server.
join_pair() {
    ip link add veth0 netns "$client" type veth peer name veth0 netns "$server_namespace" && address_pair veth0 61
}

# address_pair INTERFACE NUMBER   gives both ends' interfaces of this name addresses 10.NUMBER.0. and fdNUMBER::, and sets
# them up.
address_pair() {
    add_addresses "$client" "$1" "$2" 1 && add_addresses "$server_namespace" "$1" "$2" 2
}

add_addresses() { # NAMESPACE INTERFACE NUMBER HOST
    ip -n "$1" link set "$2" up &&
        ip -n "$1" address add "10.$3.0.$4/24" dev "$2" &&
        ip -n "$1" address add "fd$3::$4/64" dev "$2" nodad
}

# at_each_end COMMAND...   runs it twice, for rounds captured at the client's end and at the server's; its exchanges are those of the end
# $exchange_end.
at_each_end() {
    for exchange_end in client server; do
        [ $exchange_end = client ] && capture_in "$client" || capture_in "$server_namespace"
        "$@"
    done
}

# exchange NAME PROTOCOL INTERFACE ADDRESS MESSAGES [OPTION...]   a round, captured on the INTERFACE, of messages to ADDRESS of the
# server and back; the options are converse's. Where $listen_address is set, the server listens there; $before_talk and $after_talk
# are commands to be run with the capture going on, and $on_wire is an expression that some packets must match.
exchange() {
    begin_round "$1-at-the-$exchange_end"
    protocol=$2
    address=$4
    messages=$5
    share_capture -i "$3"
    shift 5
    ${before_talk:-:}
    # A TCP server counts connections, a UDP server datagrams.
    [ "$protocol" = tcp ] && served=1 || served=$messages
    choose_truth server
    start_server_in "$server_namespace" converse server "$protocol" "$truth" "${listen_address:-$address}" 7061 "$served" 30 "$@"
    choose_truth client
    run_client_in "$client" converse client "$protocol" "$truth" "$address" 7061 "$messages" 30 "$@"
    ${after_talk:-:}
    [ -z "${on_wire-}" ] || expect "$on_wire"
    end_round
}

# choose_truth END   what the other end than the captured one writes down is not asked for.
choose_truth() {
    truth=$round/truth
    [ "$1" = "$exchange_end" ] || truth=$round/truth-elsewhere
    touch "$truth"
}
