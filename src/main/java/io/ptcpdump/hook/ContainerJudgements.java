package io.ptcpdump.hook;

/**
 * Tells the kernel which owners are in a container that is asked for. Packets of those that it has not been told about come to the reader
 * ({@link Matching#UNJUDGED_MATCH}). Used by one thread.
 */
public interface ContainerJudgements extends AutoCloseable {
    /** Whether the owner's packets are wanted for its container, until the next round. */
    void judge(OwnerRecord owner, boolean wanted);

    /** Takes all judgements back, since something has become known of containers. */
    void beginRound();

    @Override
    void close();
}
