package io.rhapsode.application.axon;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests from before there were quotes (decision 24): none of them called upon one. */
@Component
@Order(0)
class QuotedUpcaster extends SingleEventUpcaster {

    private static final String REQUESTED = "generation.GenerationRequested";

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return REQUESTED.equals(event.getType().getName())
                && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(REQUESTED, "2"), JsonNode.class, old -> {
            var requested = (ObjectNode) old.deepCopy();
            requested.putNull("quoted");
            return requested;
        });
    }
}
