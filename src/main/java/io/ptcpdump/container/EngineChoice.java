package io.ptcpdump.container;

/** Which engines a capture asks, and where they are. */
@FunctionalInterface
public interface EngineChoice {
    /** Asks none. */
    EngineChoice NONE = (engines, registry) -> { };

    /** Adds them, with where they tell. */
    void addTo(Engines engines, ContainerRegistry registry);
}
