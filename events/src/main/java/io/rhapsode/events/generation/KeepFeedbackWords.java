package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain command, to no aggregate: keeps a comment and free tags apart from the log; replaces what was kept before. */
public record KeepFeedbackWords(
        TenantId tenantId,
        GenerationId generationId,
        @Nullable String comment,
        List<String> tags) {

    public KeepFeedbackWords {
        tags = List.copyOf(tags);
    }
}
