package io.ptcpdump.hook;

import java.util.List;

/**
 * How a need is served.
 *
 * @param need     what is needed
 * @param rung     what serves it, null for nothing
 * @param refusals what the kernel did not take of the better rungs, and of this one where it stands without
 */
public record HookUse(Need need, Rung rung, List<HookRefusal> refusals) {
    public HookUse {
        refusals = List.copyOf(refusals);
    }
}
