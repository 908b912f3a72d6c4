package io.rhapsode.application.axon;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads erasures from before anything went because nobody downloaded it (decision 28): each had been asked for. */
@Component
class ErasureReasonUpcaster extends SingleEventUpcaster {

    private static final String ERASED = "generation.GenerationErased";

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return ERASED.equals(event.getType().getName())
                && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(ERASED, "2"), JsonNode.class, old -> {
            var erased = (ObjectNode) old.deepCopy();
            erased.put("reason", "requested");
            return erased;
        });
    }
}
