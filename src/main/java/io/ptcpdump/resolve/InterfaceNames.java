package io.ptcpdump.resolve;

import io.ptcpdump.dissect.Names;
import java.util.function.IntFunction;

/**
 * Names of this host's interfaces and of nothing else: what is printed with {@code -n}. As in tcpdump they are those of now, also
 * for a packet that was captured long ago or elsewhere.
 */
public final class InterfaceNames implements Names {
    private final IntFunction<String> lookup;
    private final NameCache cache = new NameCache();

    /** @param lookup gives the name of an interface index, or null */
    public InterfaceNames(IntFunction<String> lookup) {
        this.lookup = lookup;
    }

    @Override
    public String interfaceName(int index) {
        String name = cache.get(0, index);
        if (name == null) {
            String found = lookup.apply(index);
            name = found == null ? "" : PrintableName.of(found);
            cache.put(0, index, name);
        }
        return name.isEmpty() ? null : name;
    }
}
