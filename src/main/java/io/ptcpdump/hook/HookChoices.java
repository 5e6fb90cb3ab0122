package io.ptcpdump.hook;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rungs that the user asks for instead of the best ones.
 *
 * @param rungs the rung for a need; an absent key leaves the choice to the kernel
 * @param none  the needs that are not to be served at all
 */
public record HookChoices(Map<Need, Rung> rungs, List<Need> none) {
    /** Everything as the kernel has it. */
    public static final HookChoices BEST = new HookChoices(Map.of(), List.of());

    private static final String NONE = "none";

    public HookChoices {
        rungs = Map.copyOf(rungs);
        none = List.copyOf(none);
    }

    /**
     * Reads words of the form {@code sends=kprobe}; of several for one need the last counts.
     *
     * @throws HookException if there is no such need or rung; the message lists those that there are
     */
    public static HookChoices parse(List<String> words) {
        Map<Need, Rung> rungs = new EnumMap<>(Need.class);
        Map<Need, Need> none = new EnumMap<>(Need.class);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new HookException("invalid hook " + word + ": not of the form NEED=HOOK, such as " + Rung.SEND_PROBE);
            }
            Need need = need(word.substring(0, equals));
            String name = word.substring(equals + 1);
            rungs.remove(need);
            none.remove(need);
            if (name.equals(NONE) && need.isDispensable()) {
                none.put(need, need);
            } else {
                rungs.put(need, rung(need, name));
            }
        }
        return new HookChoices(rungs, List.copyOf(none.keySet()));
    }

    private static Need need(String word) {
        StringBuilder valid = new StringBuilder();
        for (Need need : Need.values()) {
            if (need.word().equals(word)) {
                return need;
            }
            valid.append(valid.isEmpty() ? "" : ", ").append(need.word());
        }
        throw new HookException("invalid need " + word + " in --hooks: not one of " + valid);
    }

    private static Rung rung(Need need, String word) {
        StringBuilder valid = new StringBuilder();
        for (Rung rung : need.rungs()) {
            if (rung.word().equals(word)) {
                return rung;
            }
            valid.append(valid.isEmpty() ? "" : ", ").append(rung.word());
        }
        if (need.isDispensable()) {
            valid.append(", ").append(NONE);
        }
        throw new HookException("invalid hook " + word + " for " + need.word() + ": not one of " + valid);
    }

    /** The rungs that may serve a need, the best first. */
    List<Rung> candidates(Need need) {
        if (none.contains(need)) {
            return List.of();
        }
        Rung forced = rungs.get(need);
        return forced == null ? need.rungs() : List.of(forced);
    }

    boolean isForced(Rung rung) {
        return rungs.get(rung.need()) == rung;
    }
}
