package io.ptcpdump.capture;

import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.hook.ContainerJudgements;
import io.ptcpdump.hook.OwnerRecord;

/**
 * Says which packets are wanted for their container, where the kernel does not know it, and tells the kernel, which then needs not ask about
 * the same owner again.
 */
final class ContainerJudge {
    private final ContainerCriteria wanted;
    private final OwnerCache owners;
    private final ContainerJudgements judgements;
    private int version;

    ContainerJudge(ContainerCriteria wanted, OwnerCache owners, ContainerJudgements judgements) {
        this.wanted = wanted;
        this.owners = owners;
        this.judgements = judgements;
    }

    /** Takes back what was judged if more is known of containers now. */
    void update() {
        int now = owners.containerVersion();
        if (now != version && !wanted.isEmpty()) {
            version = now;
            judgements.beginRound();
        }
    }

    /** Whether one of the ends is in a container that is asked for; either may be missing. */
    boolean takes(OwnerRecord owner, OwnerRecord peer, long timeNanos) {
        boolean takesOwner = judge(owner, timeNanos);
        return judge(peer, timeNanos) || takesOwner;
    }

    private boolean judge(OwnerRecord owner, long timeNanos) {
        if (owner == null || owner.pid() == 0) {
            return false;
        }
        boolean isWanted = wanted.matches(owners.find(owner, timeNanos));
        judgements.judge(owner, isWanted);
        return isWanted;
    }
}
