package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;

/**
 * The comment of an interface in ptcpdump's files, {@code ifIndex: N, netNsInode: I, netNsPath: P}: which interface of
 * which network namespace it was.
 *
 * @param index        the kernel's ifindex, 0 where unknown
 * @param netnsInode   inode of the namespace, 0 where unknown
 * @param foreignNetns whether the path is another than that of the capturing process's own namespace
 */
record InterfaceComment(int index, long netnsInode, boolean foreignNetns) {
    private static final InterfaceComment NONE = new InterfaceComment(0, 0, false);
    private static final String INDEX_KEY = "ifIndex: ";
    private static final String INODE_KEY = ", netNsInode: ";
    private static final String PATH_KEY = ", netNsPath: ";
    private static final String OWN_PATH = "/proc/self/ns/net";

    /** What a comment says; nothing unless it has exactly this form. A missing path means a foreign namespace. */
    static InterfaceComment parse(String comment) {
        int inodeAt = comment.indexOf(INODE_KEY);
        if (inodeAt < 0 || !comment.startsWith(INDEX_KEY)) {
            return NONE;
        }
        int pathAt = comment.indexOf(PATH_KEY, inodeAt);
        int inodeEnd = pathAt < 0 ? comment.length() : pathAt;
        long index = Decimal.parse(comment, INDEX_KEY.length(), inodeAt);
        long inode = Decimal.parse(comment, inodeAt + INODE_KEY.length(), inodeEnd);
        if (index < 0 || index > Integer.MAX_VALUE || inode < 0) {
            return NONE;
        }
        boolean own = pathAt >= 0 && comment.startsWith(OWN_PATH, pathAt + PATH_KEY.length())
                && comment.length() == pathAt + PATH_KEY.length() + OWN_PATH.length();
        return new InterfaceComment((int) index, inode, inode != 0 && !own);
    }

    /** The comment of an interface, empty where nothing is known of it. */
    static String of(CaptureInterface captureInterface) {
        if (captureInterface.index() == 0 && captureInterface.netnsInode() == 0) {
            return "";
        }
        String place = INDEX_KEY + captureInterface.index() + INODE_KEY + captureInterface.netnsInode();
        return captureInterface.foreignNetns() ? place : place + PATH_KEY + OWN_PATH;
    }
}
