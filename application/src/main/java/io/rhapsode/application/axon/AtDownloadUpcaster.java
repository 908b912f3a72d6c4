package io.rhapsode.application.axon;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads requests from before anything could be paid by its download (decision 28). Comes behind what makes their second revision. */
@Component
@Order(1)
class AtDownloadUpcaster extends SingleEventUpcaster {

    private static final String REQUESTED = "generation.GenerationRequested";

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return REQUESTED.equals(event.getType().getName())
                && "2".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(REQUESTED, "3"), JsonNode.class, old -> {
            var requested = (ObjectNode) old.deepCopy();
            requested.putNull("atDownload");
            return requested;
        });
    }
}
