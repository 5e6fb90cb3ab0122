import java.util.List;

/**
 * What all measurements of a run share.
 *
 * @param hello   a bare JVM
 * @param isQuick whether the run is to take seconds in place of minutes
 */
record Setting(Tool tcpdump, Tool ptcpdump, Tool hello, TestNetwork network, Report report, boolean isQuick) {
    /** One of two values, the second for a quick run. */
    int choose(int usual, int quick) {
        return isQuick ? quick : usual;
    }

    /** Both tools, the peer first. */
    List<Tool> tools() {
        return List.of(tcpdump, ptcpdump);
    }
}
