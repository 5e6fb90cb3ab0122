package io.ptcpdump.dissect.app;

/**
 * A remote procedure of AFS.
 *
 * @param name      null where only its number is printed
 * @param arguments the pattern of its arguments, for {@link RxArguments}
 * @param results   the pattern of its results
 * @param failure   the pattern of what is in place of its results where it failed; null where that is as with all others
 */
record AfsOperation(int number, String name, String arguments, String results, String failure) {
    AfsOperation(int number, String name) {
        this(number, name, "");
    }

    AfsOperation(int number, String name, String arguments) {
        this(number, name, arguments, "");
    }

    AfsOperation(int number, String name, String arguments, String results) {
        this(number, name, arguments, results, null);
    }
}
