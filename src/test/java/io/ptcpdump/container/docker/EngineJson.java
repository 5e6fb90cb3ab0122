package io.ptcpdump.container.docker;

/** Answers as Docker 20.10 and Podman 4.3 gave them, with the given values in their places. */
final class EngineJson {
    private EngineJson() {}

    /** @param labels a JSON object */
    static String listed(String id, String name, String image, String labels, String state) {
        return """
                {"Id":"%s","Names":["/%s"],"Image":"%s","ImageID":"sha256:b32c8298bdf8",\
                "Command":"sleep 300","Created":1795348540,"Ports":[{"PrivatePort":80,"Type":"tcp"}],"Labels":%s,"State":"%s",\
                "Status":"Up 1 second","HostConfig":{"NetworkMode":"none"},"NetworkSettings":{"Networks":{"none":{"IPAMConfig":null,\
                "Links":null,"Aliases":null,"NetworkID":"a852fe17684f","EndpointID":"984b20054e38","Gateway":"","IPAddress":"",\
                "IPPrefixLen":0,"IPv6Gateway":"","GlobalIPv6Address":"","GlobalIPv6PrefixLen":0,"MacAddress":"","DriverOpts":null}}},\
                "Mounts":[]}""".formatted(id, name, image, labels, state);
    }

    static String inspected(String id, String name, String image, String labels, int pid) {
        return """
                {"Id":"%s","Created":"2026-11-22T11:55:36.4Z","Path":"sleep","Args":["300"],"State":{"Status":"running","Running":true,\
                "Paused":false,"Restarting":false,"OOMKilled":false,"Dead":false,"Pid":%d,"ExitCode":0,"Error":"",\
                "StartedAt":"2026-11-22T11:55:36.6Z","FinishedAt":"0001-01-01T00:00:00Z"},"Image":"sha256:b32c8298bdf8",\
                "ResolvConfPath":"","Name":"/%s","RestartCount":0,"Driver":"vfs","Platform":"linux","ExecIDs":null,\
                "HostConfig":{"Binds":null,"LogConfig":{"Type":"json-file","Config":{}},"NetworkMode":"none","PortBindings":{},\
                "RestartPolicy":{"Name":"no","MaximumRetryCount":0},"CapAdd":null,"Dns":[],"Isolation":"","CpuShares":0,"Memory":0},\
                "GraphDriver":{"Data":null,"Name":"vfs"},"Mounts":[],"Config":{"Hostname":"a4858d9800ab","User":"","Tty":false,\
                "ExposedPorts":{"80/tcp":{}},"Env":["PATH=/bin"],"Cmd":["sleep","300"],"Image":"%s","Volumes":null,"Labels":%s},\
                "NetworkSettings":{"Bridge":"","Ports":{},"Networks":{"none":{"IPAMConfig":null,"Links":null,"Gateway":""}}}}"""
                .formatted(id, pid, name, image, labels);
    }

    /** @param attributes the inside of a JSON object */
    static String event(String action, String id, String attributes) {
        return """
                {"status":"%s","id":"%s","from":"bb:1","Type":"container","Action":"%s","Actor":{"ID":"%s","Attributes":{%s}},\
                "scope":"local","time":1795348535,"timeNano":1795348535412023867}""".formatted(action, id, action, id, attributes);
    }
}
