# Sourced after case.sh by the cases that need a neighbour: a second network namespace, $other, at the far end of a pair of
# interfaces, veth0 in each. The case's own has 10.9.0.1 and fd09::1, the neighbour 10.9.0.2 and fd09::2.
own=$namespace
add_namespace "$(echo "$test_name" | cut -c 1-2)-other"
other=$namespace
namespace=$own
add_veth "$own" 10.9.0.1/24 "$other" 10.9.0.2/24
ip -n "$own" address add fd09::1/64 dev veth0 nodad
ip -n "$other" address add fd09::2/64 dev veth0 nodad
