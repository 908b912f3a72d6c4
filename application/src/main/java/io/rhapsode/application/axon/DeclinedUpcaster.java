package io.rhapsode.application.axon;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads refusals from before there were budgets (decision 27): all of them were for want of credits. */
@Component
class DeclinedUpcaster extends SingleEventUpcaster {

    private static final String DECLINED = "credit.HoldDeclined";

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return DECLINED.equals(event.getType().getName())
                && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(DECLINED, "2"), JsonNode.class, old -> {
            var declined = (ObjectNode) old.deepCopy();
            declined.put("reason", "credits");
            return declined;
        });
    }
}
