package io.ptcpdump.dissect.app;

/** The procedures by which servers are managed. */
final class AfsVolumes {
    /** Volumes, port 7005. */
    static final AfsOperation[] VOLUMES = {
        new AfsOperation(100, "create-volume", " partition%u name%s type%u parent%u", " volid%u trans%u"),
        new AfsOperation(101, "delete-volume", " trans%u"),
        new AfsOperation(102, "restore", " totrans%u flags%u"),
        new AfsOperation(103, "forward", " fromtrans%u fromdate%D%h desttrans%d"),
        new AfsOperation(104, "end-trans", " trans%u", "%u"),
        new AfsOperation(105, "clone", " trans%u purgevol%u newtype%u newname%s", " newvol%u"),
        new AfsOperation(106, "set-flags", " trans%u flags%u"),
        new AfsOperation(107, "get-flags", " trans%u", "%u"),
        new AfsOperation(108, "trans-create", " vol%u partition%u flags%u", " trans%u"),
        new AfsOperation(109, "dump", " fromtrans%u fromdate%D"),
        new AfsOperation(110, "get-nth-volume", " index%u", " volume%u partition%u"),
        new AfsOperation(111, "set-forwarding", " tid%u newsite%u"),
        new AfsOperation(112, "get-name", " tid", "%s"),
        new AfsOperation(113, "get-status", " tid", " volid%u nextuniq%u type%u parentid%u"
                + " clone%u backup%u restore%u maxquota%u minquota%u owner%u"
                + " create%D access%D update%D expire%D backup%D copy%D"),
        new AfsOperation(114, "sig-restore", " name%s type%u pid%u cloneid%u"),
        new AfsOperation(115, "list-partitions"),
        new AfsOperation(116, "list-volumes", " partition%u flags%u", "{ name%V volid%u type%S,}"),
        new AfsOperation(117, "set-id-types", " tid%u name%s type%u pid%u clone%u backup%u"),
        new AfsOperation(118, "monitor"),
        new AfsOperation(119, "partition-info", " name%s"),
        new AfsOperation(120, "reclone", " tid%u"),
        new AfsOperation(121, "list-one-volume", " partid%u volid%u", "{ name%V volid%u type%S,}"),
        new AfsOperation(122, "nuke", " partid%u volid%u"),
        new AfsOperation(123, "set-date", " tid%u date%D"),
        new AfsOperation(124, "x-list-volumes", " partid%u volid%u"),
        new AfsOperation(125, "x-list-one-volume", " partid%u volid%u"),
        new AfsOperation(126, "set-info", " tid%u"),
        new AfsOperation(127, "x-list-partitions"),
        new AfsOperation(128, "forward-multiple", " fromtrans%u fromdate%D{%h,}"),
        new AfsOperation(65536, "convert-ro", " partid%u volid%u"),
        new AfsOperation(65537, "get-size"),
        new AfsOperation(65538, "dump-v2", " fromtrans%u fromdate%D flags%u"),
        new AfsOperation(655537, null, " fromtrans%u fromdate%D")
    };

    /** The basic overseer, which runs the other servers, port 7007. */
    static final AfsOperation[] OVERSEER = {
        new AfsOperation(80, "create-bnode", " type%s instance%s"),
        new AfsOperation(81, "delete-bnode", "%s"),
        new AfsOperation(82, "set-status", "%s status%d"),
        new AfsOperation(83, "get-status", "%s"),
        new AfsOperation(84, "enumerate-instance", "%d"),
        new AfsOperation(85, "get-instance-info", "%s"),
        new AfsOperation(86, "get-instance-parm", "%s num%d"),
        new AfsOperation(87, "add-superuser", "%s"),
        new AfsOperation(88, "delete-superuser", "%s"),
        new AfsOperation(89, "list-superusers", "%d"),
        new AfsOperation(90, "list-keys", "%d"),
        new AfsOperation(91, "add-key", "%d"),
        new AfsOperation(92, "delete-key", "%d"),
        new AfsOperation(93, "set-cell-name", "%s"),
        new AfsOperation(94, "get-cell-name"),
        new AfsOperation(95, "get-cell-host", "%d"),
        new AfsOperation(96, "add-cell-host", "%s"),
        new AfsOperation(97, "delete-cell-host", "%s"),
        new AfsOperation(98, "set-t-status", "%s status%d"),
        new AfsOperation(99, "shutdown-all"),
        new AfsOperation(100, "restart-all"),
        new AfsOperation(101, "startup-all"),
        new AfsOperation(102, "set-noauth-flag"),
        new AfsOperation(103, "re-bozo"),
        new AfsOperation(104, "restart", "%s"),
        new AfsOperation(105, "start-bozo-install", "%s size%d flags%d date%d"),
        new AfsOperation(106, "uninstall", "%s"),
        new AfsOperation(107, "get-dates"),
        new AfsOperation(108, "exec", "%s"),
        new AfsOperation(109, "prune"),
        new AfsOperation(110, "set-restart-time"),
        new AfsOperation(111, "get-restart-time"),
        new AfsOperation(112, "start-bozo-log", "%s"),
        new AfsOperation(113, "wait-all"),
        new AfsOperation(114, "get-instance-strings", "%s"),
        new AfsOperation(115, "get-restricted"),
        new AfsOperation(116, "set-restricted")
    };

    private AfsVolumes() {}
}
