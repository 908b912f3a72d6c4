package io.rhapsode.saga.generation.domain;

import java.util.List;

/** Where the process stands now, and what is to be done. */
public record Reaction(GenerationProcess process, List<Step> steps) {

    public Reaction {
        steps = List.copyOf(steps);
    }
}
