package io.rhapsode.application.axon;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads events from before a field was added to them: each as it would have been written then. A further revision that adds a field is one more line here. */
@Component
class AddedFields extends SingleEventUpcaster {

    /**
     * What one revision added.
     *
     * @param type the stored name of the event
     * @param from the revision that lacks the field
     * @param to the one that has it
     */
    private record Addition(String type, String from, String to, Consumer<ObjectNode> field) {

        boolean isLackedBy(IntermediateEventRepresentation event) {
            return type.equals(event.getType().getName())
                    && from.equals(event.getType().getRevision());
        }

        IntermediateEventRepresentation to(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType(type, to), JsonNode.class, old -> {
                var whole = (ObjectNode) old.deepCopy();
                field.accept(whole);
                return whole;
            });
        }
    }

    /** In the order of the revisions of each event. */
    private static final List<Addition> ADDITIONS = List.of(
            // Before there were quotes none was called upon (decision 24).
            new Addition("generation.GenerationRequested", "1", "2", event -> event.putNull("quoted")),
            // Nothing could be paid by its download (decision 28).
            new Addition("generation.GenerationRequested", "2", "3", event -> event.putNull("atDownload")),
            // No style of a voice could be wished for (decision 31).
            new Addition(
                    "generation.GenerationRequested",
                    "3",
                    "4",
                    event -> ((ObjectNode) event.at("/order/preferences")).putNull("style")),
            // Nobody could ask when each character is heard (decision 37).
            new Addition(
                    "generation.GenerationRequested",
                    "4",
                    "5",
                    event -> ((ObjectNode) event.get("order")).put("timings", false)),
            // Each was planned by a task (decision 39).
            new Addition("generation.GenerationRequested", "5", "6", event -> event.put("planned", false)),
            // Before there were budgets every refusal was for want of credits (decision 27).
            new Addition("credit.HoldDeclined", "1", "2", event -> event.put("reason", "credits")),
            // Every erasure had been asked for (decision 28).
            new Addition("generation.GenerationErased", "1", "2", event -> event.put("reason", "requested")),
            // Nobody can say any more what a model did not understand, and how busy its provider was (decision 34).
            new Addition("generation.GenerationRouted", "1", "2", AddedFields::unknownOfCandidates),
            // What was charged for audio of no use was not noted.
            new Addition(
                    "generation.ChunkFailed",
                    "1",
                    "2",
                    event -> ((ObjectNode) event.get("chunk")).put("costMicros", 0)),
            // Nobody thought of the voice that suits a text (decision 36).
            new Addition(
                    "generation.TextAnalyzed",
                    "1",
                    "2",
                    event -> ((ObjectNode) event.get("analysis")).putNull("voiceStyle")));

    private static void unknownOfCandidates(ObjectNode routed) {
        for (JsonNode candidate : routed.get("routing").get("candidates")) {
            ((ObjectNode) candidate).putNull("ignoredSettings");
            ((ObjectNode) candidate.get("features")).putNull("inUse");
        }
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return ADDITIONS.stream().anyMatch(addition -> addition.isLackedBy(event));
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        var whole = event;
        for (var addition : ADDITIONS) {
            if (addition.isLackedBy(whole)) {
                whole = addition.to(whole);
            }
        }
        return whole;
    }
}
