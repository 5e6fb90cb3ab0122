package io.ptcpdump.dissect.app;

/** The procedures of file servers, and those that they call on clients. */
final class AfsFiles {
    /** Port 7000. */
    static final AfsOperation[] SERVER = {
        new AfsOperation(130, "fetch-data", "%F offset%u length%u"),
        new AfsOperation(131, "fetch-acl", "%F", "%L"),
        new AfsOperation(132, "fetch-status", "%F"),
        new AfsOperation(133, "store-data", "%F%A offset%u length%u flen%u"),
        new AfsOperation(134, "store-acl", "%F%L"),
        new AfsOperation(135, "store-status", "%F%A"),
        new AfsOperation(136, "remove-file", "%F%s"),
        new AfsOperation(137, "create-file", "%F%s%A", " new%F"),
        new AfsOperation(138, "rename", " old%F%s new%F%s"),
        new AfsOperation(139, "symlink", "%F%s link to%s"),
        new AfsOperation(140, "link", "%F%s link to%F"),
        new AfsOperation(141, "makedir", "%F%s%A", " new%F"),
        new AfsOperation(142, "rmdir", "%F%s"),
        new AfsOperation(143, "oldsetlock", "%F"),
        new AfsOperation(144, "oldextlock", "%F"),
        new AfsOperation(145, "oldrellock", "%F"),
        new AfsOperation(146, "get-stats"),
        new AfsOperation(147, "give-cbs"),
        new AfsOperation(148, "get-vlinfo", "%s"),
        new AfsOperation(149, "get-vlstats", " volid%u"),
        new AfsOperation(150, "set-vlstats", " volid%u"),
        new AfsOperation(151, "get-rootvl", "", " root volume%s"),
        new AfsOperation(152, "check-token"),
        new AfsOperation(153, "get-time", "", "%D"),
        new AfsOperation(154, "nget-vlinfo", " volname%s"),
        new AfsOperation(155, "bulk-stat", "{%F,}"),
        new AfsOperation(156, "setlock", "%F"),
        new AfsOperation(157, "extlock", "%F"),
        new AfsOperation(158, "rellock", "%F"),
        new AfsOperation(159, "xstat-ver"),
        new AfsOperation(160, "get-xstat"),
        new AfsOperation(161, "dfs-lookup"),
        new AfsOperation(162, "dfs-flushcps"),
        new AfsOperation(163, "dfs-symlink"),
        new AfsOperation(220, "residency"),
        new AfsOperation(65536, "inline-bulk-status", "{%F,}"),
        new AfsOperation(65537, "fetch-data-64", "%F offset%l length%l"),
        new AfsOperation(65538, "store-data-64", "%F%A offset%l length%l flen%l"),
        new AfsOperation(65539, "give-up-all-cbs"),
        new AfsOperation(65540, "get-caps"),
        new AfsOperation(65541, "cb-rx-conn-addr", " addr%u")
    };

    /** Port 7001. */
    static final AfsOperation[] CALLBACKS = {
        new AfsOperation(204, "callback", "{%F,}%C"),
        new AfsOperation(205, "initcb"),
        new AfsOperation(206, "probe"),
        new AfsOperation(207, "getlock"),
        new AfsOperation(208, "getce"),
        new AfsOperation(209, "xstatver"),
        new AfsOperation(210, "getxstat"),
        new AfsOperation(211, "initcb2"),
        new AfsOperation(212, "whoareyou"),
        new AfsOperation(213, "initcb3", "", "%U"),
        new AfsOperation(214, "probeuuid", " afsuuid%U"),
        new AfsOperation(215, "getsrvprefs"),
        new AfsOperation(216, "getcellservdb"),
        new AfsOperation(217, "getlocalcell"),
        new AfsOperation(218, "getcacheconf"),
        new AfsOperation(65536, "getce64"),
        new AfsOperation(65537, "getcellbynum"),
        new AfsOperation(65538, "tellmeaboutyourself")
    };

    private AfsFiles() {}
}
