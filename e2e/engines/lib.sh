# Sourced after lib.sh by the tests with container engines. begin_engines makes a place for them: the network namespace $host, in which
# ptcpdump runs, too, and a mount namespace with a /run, /etc, /var/lib and /opt of its own, so that what engines make of interfaces, rules
# of iptables, sysctls, mounts and files is gone with the two. What is left then are processes and cgroups, which clean ends and removes.
#
#   begin_engines; start_dockerd (or start_containerd, start_podman); ...; end_engines
#
# Engines listen on sockets in $work, and tests speak to them by docker, ctr, podman and cri.
engines=$root/e2e/engines
place=$work/place
mkdir "$place"
engine_holder=

# begin_engines PROGRAM...   skips the test where the programs are missing, or where this machine cannot give the engines a place.
#
#   $host 10.9.0.1 veth0 --- veth0 10.9.0.2 $outside
begin_engines() {
    needs_root
    needs_program ip nsenter unshare iptables python3 "$@"
    build_programs
    add_namespace outside
    outside=$namespace
    add_namespace host
    host=$namespace
    add_veth "$host" 10.9.0.1/24 "$outside" 10.9.0.2/24
    client_ports "$host" 21000
    client_ports "$outside" 22000
    capture_in "$host"
    "$engines/clean" --remember "$place"
    mkdir "$place/state"
    background_in "$host" unshare --mount --propagation private "$engines/hold" "$place" 2>"$work/hold"
    engine_holder=$pid
    trap 'clean_engines; clean_up' EXIT
    wait_until 10 succeeds_or_ended "$engine_holder" test -e "$place/ready"
    [ -e "$place/ready" ] || skip_test "engines have no place here: $(head -n 1 "$work/hold")"
    {
        readlink "/proc/$engine_holder/ns/mnt" "/proc/$engine_holder/ns/net"
        in_namespace "$outside" readlink /proc/self/ns/net
    } >"$place/inside"
    echo "$host $outside" >"$place/namespaces"
    setsid "$engines/clean" --after $$ "$work" >/dev/null 2>&1 &
    guard=$!
    in_place iptables -t nat -L -n >"$work/iptables" 2>&1 || skip_test "needs iptables: $(head -n 1 "$work/iptables")"
    make_image
}

# client_ports NAMESPACE FIRST-PORT   what clients there use: a port tells the connection on all interfaces, whatever NAT makes of the rest.
client_ports() {
    in_namespace "$1" sysctl -qw "net.ipv4.ip_local_port_range=$2 $(($2 + 999))"
}

clean_engines() {
    [ "$engine_holder" ] || return 0
    "$engines/clean" "$place"
    engine_holder=
    kill "$guard" 2>/dev/null
    wait "$guard" 2>/dev/null
}

# end_engines   ends all engines and what they started, and checks that nothing is left of it.
end_engines() {
    clean_engines
    for namespace in $namespaces; do
        ip netns delete "$namespace"
    done
    namespaces=
    "$engines/clean" --left "$place" >"$work/left"
    check "engines leave nothing behind" diff /dev/null "$work/left"
}

# in_place COMMAND...   runs it where the engines are.
in_place() {
    nsenter "--net=/run/netns/$host" "--mount=/proc/$engine_holder/ns/mnt" "$@"
}

# start_engine NAME READY-COMMAND COMMAND...   its pid is in the file $place/NAME.pid, and what it says in $work/NAME.log.
start_engine() {
    engine=$1
    ready=$2
    shift 2
    before=$(wc -c 2>/dev/null <"$work/$engine.log")
    nsenter "--net=/run/netns/$host" "--mount=/proc/$engine_holder/ns/mnt" env "HOME=$place/state" "$@" >>"$work/$engine.log" 2>&1 &
    echo $! >"$place/$engine.pid"
    # shellcheck disable=SC2086 # a command with arguments
    wait_until 30 succeeds_or_ended $! $ready
    $ready >"$work/ready" 2>&1 && return
    [ -z "$before" ] || fail "$engine starts again" "$work/ready"
    skip_test "$engine cannot run here: $(grep -i -e fatal -e error -e failed "$work/$engine.log" "$work/ready" | tail -n 1)"
}

succeeds_or_ended() { # PID COMMAND...
    process=$1
    shift
    "$@" || has_ended "$process"
}

# stop_engine NAME   ends it, but not the containers that it lets live on.
stop_engine() {
    stopping=$(cat "$place/$1.pid")
    kill "$stopping"
    wait_until 15 has_ended "$stopping" || kill -KILL "$stopping"
    wait "$stopping" 2>/dev/null
    rm "$place/$1.pid"
}

# start_containerd [NAME]   on $containerd_socket, with CRI and CNI.
start_containerd() {
    containerd_socket=$work/containerd.sock
    state=$place/state
    cat >"$work/containerd.toml" <<TOML
version = 2
root = "$state/containerd"
state = "$state/containerd-run"
[grpc]
  address = "$containerd_socket"
[plugins."io.containerd.internal.v1.opt"]
  path = "$state/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$image"
  restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".containerd]
  snapshotter = "overlayfs"
[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "$cni_plugins"
  conf_dir = "$work/cni"
TOML
    mkdir -p "$work/cni"
    cat >"$work/cni/10-test.conflist" <<CNI
{"cniVersion": "0.4.0", "name": "test", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.88.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}], "dataDir": "$state/cni"}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CNI
    start_engine containerd "ctr version" containerd --config "$work/containerd.toml"
    load_image default
    load_image k8s.io
}

# where CNI's plugins are: Debian's folder or that of others.
cni_plugins=/usr/lib/cni
[ -e $cni_plugins/bridge ] || cni_plugins=/opt/cni/bin

# cri COMMAND...   makes pods; the commands are those of CriPods in the test sources.
cri() {
    "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
        -cp "$classes/classes:$classes/test-classes:$classes/lib/*" io.ptcpdump.container.cri.CriPods "$containerd_socket" "$@"
}

needs_cri() {
    [ -x "$cni_plugins/bridge" ] || skip_test "needs the plug-ins of CNI"
    java=$("$root/src/build/find-jdk")/bin/java
    classes=$root/target
    [ -e "$classes/test-classes/io/ptcpdump/container/cri/CriPods.class" ] ||
        "$root/src/build/mvn" -q test-compile >"$work/compile" 2>&1 || {
        fail "compiles the client of CRI" "$work/compile"
        exit
    }
}

# ctr_run NAME COMMAND...   in the namespace default, on the network of $host; -d before the name for one that stays.
ctr_run() {
    staying=--rm
    if [ "$1" = -d ]; then
        staying=-d
        shift
    fi
    name=$1
    shift
    ctr run $staying --null-io --net-host --snapshotter overlayfs "$image" "$name" "$@"
}

# ctr_truth NAME   writes down what is true of such a container; its mark is its name.
ctr_truth() {
    printf '{"mark": "%s", "id": "%s", "name": "%s", "image": "%s", "labels": {}}\n' "$1" "$1" "$1" "$image" >>"$work/truth"
}

load_image() { # NAMESPACE
    ctr -n "$1" images import --snapshotter overlayfs "$place/image.tar" >"$work/load" 2>&1 || fail "ctr images import" "$work/load"
}

ctr() { # ARGUMENTS...
    in_place ctr --address "$containerd_socket" "$@"
}

# start_dockerd   on $docker_socket, with a containerd of its own.
start_dockerd() {
    docker_socket=$work/docker.sock
    state=$place/state
    [ -e "$place/docker-containerd.pid" ] || start_engine docker-containerd "in_place ctr --address $work/docker-containerd.sock version" \
        containerd --address "$work/docker-containerd.sock" --root "$state/docker-containerd" --state "$state/docker-containerd-run"
    start_engine dockerd "docker version" dockerd -H "unix://$docker_socket" --containerd "$work/docker-containerd.sock" \
        --data-root "$state/docker" --exec-root "$state/docker-run" --pidfile "$state/docker.pid" --storage-driver overlay2 --live-restore
    docker load -q -i "$place/image.tar" >"$work/load" 2>&1 || fail "docker load" "$work/load"
}

docker() { # ARGUMENTS...
    in_place env "DOCKER_CONFIG=$place/state/docker-client" docker -H "unix://$docker_socket" "$@"
}

# docker_truth NAME MARK   writes down what is true of a container, for judge.
docker_truth() {
    docker inspect --format '{"mark": "'"$2"'", "id": {{json .Id}}, "name": "{{slice .Name 1}}", "image": {{json .Config.Image}}, "labels":
        {{json .Config.Labels}}}' "$1" | tr -d '\n' >>"$work/truth"
    echo >>"$work/truth"
}

# docker_address NAME   prints a container's address on docker0.
docker_address() {
    docker inspect --format '{{.NetworkSettings.IPAddress}}' "$1"
}

# start_podman   its service, on $podman_socket.
start_podman() {
    podman_socket=$work/podman.sock
    state=$place/state
    cat >"$work/containers.conf" <<TOML
[network]
network_backend = "cni"
cni_plugin_dirs = ["$cni_plugins"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
TOML
    # Debian's configuration of today's and of former versions may lie there: it is the place's own that is changed.
    in_place sh -c 'mkdir -p /etc/containers && rm -f /etc/containers/*.conf && cp "$1" /etc/containers/containers.conf &&
        echo "{\"default\": [{\"type\": \"insecureAcceptAnything\"}]}" >/etc/containers/policy.json' - "$work/containers.conf"
    start_engine podman "podman version" podman --root "$state/podman" --runroot "$state/podman-run" --tmpdir "$state/podman-tmp" \
        system service --time=0 "unix://$podman_socket"
    podman load -q -i "$place/image.tar" >"$work/load" 2>&1 || fail "podman load" "$work/load"
}

podman() { # ARGUMENTS...
    in_place env "HOME=$place/state" podman --url "unix://$podman_socket" "$@"
}

# hang_sockets   sockets of engines that never answer, in $work: silent.sock accepts, waiting.sock does not, full.sock cannot even be
# connected to; and dead.sock, at which nobody listens any more.
hang_sockets() {
    background python3 "$engines/hang" "$work"
    wait_until 10 test -e "$work/dead.sock" || fail "makes sockets that never answer"
}

# capture_to NAME ARGUMENTS...   starts a capture into $work/NAME.pcapng, one of several; captures_started waits for all.
capturing=
capture_to() {
    name=$1
    shift
    "$ptcpdump" -n -w "$work/$name.pcapng" "$@" 2>"$work/$name.err" &
    children="$children $!"
    echo $! >"$work/$name.pid"
    capturing="$capturing $name"
}

captures_started() {
    for name in $capturing; do
        capture=$(cat "$work/$name.pid")
        wait_until 60 captures_or_ended "$work/$name.err"
        grep -q 'listening on' "$work/$name.err" || fail "$name: starts to capture" "$work/$name.err"
    done
}

# engines_asked NAME ENGINE...   waits until a capture with --log-level info has been told of all containers that there are.
engines_asked() {
    asking=$1
    shift
    for asked; do
        wait_until 20 grep -qx "ptcpdump: $asked: connected" "$work/$asking.err" || fail "$asked is asked" "$work/$asking.err"
    done
}

captures_or_ended() { # FILE
    grep -q 'listening on' "$1" || has_ended "$capture"
}

# end_captures   and reads each back, into $work/NAME.json.
end_captures() {
    for name in $capturing; do
        capture=$(cat "$work/$name.pid")
        end_capture
        [ "$capture_status" = 0 ] || fail "$name: ends well" "$work/$name.err"
        read_back "$name"
    done
    capturing=
}

read_back() { # NAME [ARGUMENTS...]
    name=$1
    shift
    "$root/ptcpdump" -n --json -r "$work/$name.pcapng" "$@" >"$work/$name.json" 2>"$work/read.err" || fail "$name: is read" "$work/read.err"
}

# judge WHAT PACKETS ARGUMENTS...   compares packets with $work/truth: a check for each exchange, and one for all.
judge() {
    judged=$1
    shift
    python3 "$engines/judge" ${judge_flags-} "$work/truth" "$@" >"$work/verdicts" 2>&1 ||
        fail "$judged: cannot be judged" "$work/verdicts"
    while read -r verdict what; do
        case $verdict in
        ok) pass "$judged: $what" ;;
        FAIL) fail "$judged: $what" ;;
        esac
    done <"$work/verdicts"
}

# make_image   what all containers are made of, into $place/image.tar; its name is in $image.
make_image() {
    image=docker.io/library/ptcpdump-test:1
    needs_program busybox
    ! ldd "$(command -v busybox)" >/dev/null 2>&1 || skip_test "needs a busybox without libraries"
    "$engines/image" "$place" "$image" "$programs"/static/* >"$work/image" 2>&1 || {
        fail "makes an image" "$work/image"
        exit
    }
}
