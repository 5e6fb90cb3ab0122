# Sourced after containers.sh: NAT on $host, by nft or iptables, whichever the machine has.

# start_nat   ready to take rules; skips the case where the machine has no NAT.
start_nat() {
    if in_namespace "$host" nft -f - 2>"$work/nft" <<'RULES'; then
table ip nat {
    chain prerouting { type nat hook prerouting priority -100; }
    chain output { type nat hook output priority -100; }
    chain postrouting { type nat hook postrouting priority 100; }
}
table ip6 nat {
    chain prerouting { type nat hook prerouting priority -100; }
    chain output { type nat hook output priority -100; }
    chain postrouting { type nat hook postrouting priority 100; }
}
RULES
        nat_tool=nft
    elif in_namespace "$host" iptables -t nat -L -n >"$work/iptables" 2>&1 &&
        in_namespace "$host" ip6tables -t nat -L -n >"$work/ip6tables" 2>&1; then
        nat_tool=iptables
    else
        skip_test "NAT: neither nft nor iptables can do it here"
    fi
}

# family_of ADDRESS   sets the words for it in $ip (ip or ip6), $tables, and $in_brackets where a port follows it.
family_of() {
    case $1 in
    *:*) ip=ip6 tables=ip6tables in_brackets="[$1]" ;;
    *) ip=ip tables=iptables in_brackets=$1 ;;
    esac
}

add_rule() { # COMMAND...
    in_namespace "$host" "$@" 2>"$work/rule" || fail "NAT: $*" "$work/rule"
}

# masquerade SUBNET INTERFACE   what leaves by the interface from there gets the host's address.
masquerade() {
    family_of "$1"
    if [ $nat_tool = nft ]; then
        add_rule nft add rule $ip nat postrouting $ip saddr "$1" oifname "$2" masquerade
    else
        add_rule $tables -t nat -A POSTROUTING -s "$1" -o "$2" -j MASQUERADE
    fi
}

# forward_port CHAIN ADDRESS PORT TO-ADDRESS TO-PORT   DNAT of TCP and UDP; CHAIN is prerouting or output.
forward_port() {
    family_of "$4"
    for protocol in tcp udp; do
        if [ $nat_tool = nft ]; then
            add_rule nft add rule $ip nat "$1" $ip daddr "$2" $protocol dport "$3" dnat to "$in_brackets:$5"
        else
            add_rule $tables -t nat -A "$(echo "$1" | tr a-z A-Z)" -d "$2" -p $protocol --dport "$3" \
                -j DNAT --to-destination "$in_brackets:$5"
        fi
    done
}

# redirect PORT TO-PORT   to the host itself, of what arrives for the port of any address.
redirect() {
    for protocol in tcp udp; do
        if [ $nat_tool = nft ]; then
            add_rule nft add rule ip nat prerouting $protocol dport "$1" redirect to ":$2"
        else
            add_rule iptables -t nat -A PREROUTING -p $protocol --dport "$1" -j REDIRECT --to-ports "$2"
        fi
    done
}
