# Sourced after case.sh by the cases whose traffic goes between two network namespaces: $client and $server, joined by veth0 in
# each, 10.6.0.1 and fd06::1 at the client, 10.6.0.2 and fd06::2 at the server. Each exchange is captured twice, once at each
# end, and compared with the truth of the programs at that end.
client=$namespace
add_namespace server
server_namespace=$namespace
namespace=$client

# address_pair INTERFACE NUMBER   gives both ends' interfaces of this name their addresses, and sets them up.
address_pair() {
    for end in 1 2; do
        [ $end = 1 ] && at=$client || at=$server_namespace
        ip -n "$at" link set "$1" up &&
            ip -n "$at" address add "10.$2.0.$end/24" dev "$1" &&
            ip -n "$at" address add "fd0$2::$end/64" dev "$1" nodad || return
    done
}

# both_sysctls NAME=VALUE...   sets them at both ends.
both_sysctls() {
    in_namespace "$client" sysctl -qw "$@" && in_namespace "$server_namespace" sysctl -qw "$@"
}

# exchange NAME PROTOCOL ADDRESS MESSAGES [OPTION...]   two rounds of messages to ADDRESS of the server, back and forth; the
# options are talk's. Where $listen_address is set, the server listens there. What $prepare_exchange names is run first, and
# $interface, or any, is captured.
exchange() {
    for end in client server; do
        exchange_seen_by "$end" "$@"
    done
}

exchange_seen_by() { # END NAME PROTOCOL ADDRESS MESSAGES [OPTION...]
    begin_round "$2-at-the-$1"
    here=$truth
    there=$round/truth-of-the-other-end
    end=$1 protocol=$3 address=$4 messages=$5
    shift 5
    [ "$end" = server ] && capture_in "$server_namespace" || capture_in "$client"
    begin_capture -i "${interface:-any}" udp or tcp or ip6 or vlan
    ${prepare_exchange:-:}
    [ "$end" = server ] && truth=$here || truth=$there
    # A TCP server counts connections, a UDP server datagrams.
    start_server_in "$server_namespace" talk server "$protocol" "$truth" "${listen_address:-$address}" 7000 \
        "$([ "$protocol" = tcp ] && echo 1 || echo "$messages")" 30 "$@"
    [ "$end" = client ] && truth=$here || truth=$there
    run_client_in "$client" talk client "$protocol" "$truth" "$address" 7000 "$messages" 30 "$@"
    end_round
}
