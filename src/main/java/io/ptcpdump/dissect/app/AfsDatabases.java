package io.ptcpdump.dissect.app;

/** The procedures of the servers of databases, and those by which they keep these alike. */
final class AfsDatabases {
    /** Users and groups, port 7002. */
    static final AfsOperation[] PROTECTION = {
        new AfsOperation(500, "new-user", "%s id%d oldid%d"),
        new AfsOperation(501, "where-is-it", " id%d"),
        new AfsOperation(502, "dump-entry", " pos%d"),
        new AfsOperation(503, "add-to-group", " uid%d gid%d"),
        new AfsOperation(504, "name-to-id", "{%V}", " ids:{%d}"),
        new AfsOperation(505, "id-to-name", " ids:{%d}", "{%V}"),
        new AfsOperation(506, "delete", " id%d"),
        new AfsOperation(507, "remove-from-group", " uid%d gid%d"),
        new AfsOperation(508, "get-cps", " id%d", "{%d}"),
        new AfsOperation(509, "new-entry", "%s flag%d oid%d"),
        new AfsOperation(510, "list-max", "", " maxuid%d maxgid%d"),
        new AfsOperation(511, "set-max", " id%d gflag%d"),
        new AfsOperation(512, "list-entry", " id%d"),
        new AfsOperation(513, "change-entry", " id%d%s oldid%d newid%d"),
        new AfsOperation(514, "list-elements", " id%d", "{%d}"),
        new AfsOperation(515, "same-mbr-of", " uid%d gid%d"),
        new AfsOperation(516, "set-fld-sentry"),
        new AfsOperation(517, "list-owned", " id%d", "{%d}"),
        new AfsOperation(518, "get-cps2", " id%d", "{%d}"),
        new AfsOperation(519, "get-host-cps", " id%d", "{%d}"),
        new AfsOperation(520, "update-entry", " id%d%s"),
        new AfsOperation(521, "list-entries"),
        new AfsOperation(530, "list-super-groups", " id%d")
    };

    /** Where volumes are, port 7003. */
    static final AfsOperation[] LOCATION = {
        new AfsOperation(501, "create-entry", "%V"),
        new AfsOperation(502, "delete-entry", " volid%d%T"),
        new AfsOperation(503, "get-entry-by-id", " volid%d%T", "%V%P"),
        new AfsOperation(504, "get-entry-by-name", "%s", "%V%P"),
        new AfsOperation(505, "get-new-volume-id", " bump%d", " newvol%u"),
        new AfsOperation(506, "replace-entry", " volid%d%T%V"),
        new AfsOperation(507, "update-entry", " volid%d%T"),
        new AfsOperation(508, "setlock", " volid%d%T"),
        new AfsOperation(509, "releaselock", " volid%d%T"),
        new AfsOperation(510, "list-entry", " index%d", " count%d nextindex%d%V%P"),
        new AfsOperation(511, "list-attrib"),
        new AfsOperation(512, "linked-list"),
        new AfsOperation(513, "get-stats"),
        new AfsOperation(514, "probe"),
        new AfsOperation(515, "get-addrs"),
        new AfsOperation(516, "change-addr"),
        new AfsOperation(517, "create-entry-n", "%V"),
        new AfsOperation(518, "get-entry-by-id-n", " volid%d%T", "%V%Q"),
        new AfsOperation(519, "get-entry-by-name-n", "%s", "%V%Q"),
        new AfsOperation(520, "replace-entry-n", " volid%d%T%V"),
        new AfsOperation(521, "list-entry-n", " index%d", " count%d nextindex%d%V%Q"),
        new AfsOperation(522, "list-attrib-n"),
        new AfsOperation(523, "linked-list-n"),
        new AfsOperation(524, "update-entry-by-name", "%s"),
        new AfsOperation(525, "create-entry-u"),
        new AfsOperation(526, "get-entry-by-id-u", "", "%V%R"),
        new AfsOperation(527, "get-entry-by-name-u", "%s", "%V%R"),
        new AfsOperation(528, "replace-entry-u"),
        new AfsOperation(529, "list-entry-u", "", " count%d nextindex%d%V%Q"),
        new AfsOperation(530, "list-attrib-u"),
        new AfsOperation(531, "linked-list-u"),
        new AfsOperation(532, "regaddr"),
        new AfsOperation(533, "get-addrs-u"),
        new AfsOperation(534, "list-attrib-n2")
    };

    /** Keys, port 7004. */
    static final AfsOperation[] AUTHENTICATION = {
        new AfsOperation(1, "auth-old", " principal%s%s"),
        new AfsOperation(21, "authenticate", " principal%s%s"),
        new AfsOperation(22, "authenticate-v2", " principal%s%s"),
        new AfsOperation(2, "change-pw", " principal%s%s"),
        new AfsOperation(3, "get-ticket-old", " kvno%d domain%s%O principal%s%s"),
        new AfsOperation(23, "get-ticket", " kvno%d domain%s%O principal%s%s"),
        new AfsOperation(4, "set-pw", " principal%s%s kvno%d"),
        new AfsOperation(5, "set-fields", " principal%s%s"),
        new AfsOperation(6, "create-user", " principal%s%s"),
        new AfsOperation(7, "delete-user", " principal%s%s"),
        new AfsOperation(8, "get-entry", " principal%s%s"),
        new AfsOperation(9, "list-entry"),
        new AfsOperation(10, "get-stats"),
        new AfsOperation(11, "debug"),
        new AfsOperation(12, "get-pw", " name%s"),
        new AfsOperation(13, "get-random-key"),
        new AfsOperation(14, "unlock", " principal%s%s"),
        new AfsOperation(15, "lock-status", " principal%s%s")
    };

    /** Ubik, on the ports of all of them. */
    static final AfsOperation[] UBIK = {
        new AfsOperation(10000, "vote-beacon", "%y votestart%D dbversion%v tid%v", " vote no", " vote yes until%D"),
        new AfsOperation(10001, "vote-debug-old"),
        new AfsOperation(10002, "vote-sdebug-old"),
        new AfsOperation(10003, "vote-getsyncsite", " site%u"),
        new AfsOperation(10004, "vote-debug"),
        new AfsOperation(10005, "vote-sdebug"),
        new AfsOperation(10006, "vote-xdebug"),
        new AfsOperation(10007, "vote-xsdebug"),
        new AfsOperation(20000, "disk-begin", " tid%v"),
        new AfsOperation(20001, "disk-commit", " tid%v"),
        new AfsOperation(20002, "disk-lock", " tid%v file%d pos%d length%d%_"),
        new AfsOperation(20003, "disk-write", " tid%v file%d pos%d"),
        new AfsOperation(20004, "disk-getversion", "", " dbversion%v"),
        new AfsOperation(20005, "disk-getfile", " file%d"),
        new AfsOperation(20006, "disk-sendfile", " file%d length%d dbversion%v"),
        new AfsOperation(20007, "disk-abort", " tid%v"),
        new AfsOperation(20008, "disk-releaselocks", " tid%v"),
        new AfsOperation(20009, "disk-truncate", " tid%v file%d length%d"),
        new AfsOperation(20010, "disk-probe", " tid%v"),
        new AfsOperation(20011, "disk-writev"),
        new AfsOperation(20012, "disk-interfaceaddr", " tid%v oldversion%v newversion%v"),
        new AfsOperation(20013, "disk-setversion")
    };

    private AfsDatabases() {}
}
