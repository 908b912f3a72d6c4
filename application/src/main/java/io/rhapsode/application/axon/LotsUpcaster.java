package io.rhapsode.application.axon;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.VoucherId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of accounts from before there were lots (decision 23): as if all their credits had lain in one, which is true, for only the welcome was ever
 * granted. Their holds last for a day.
 */
@Component
class LotsUpcaster extends SingleEventUpcaster {

    private static final String OLD = "1";
    private static final String NEW = "2";
    private static final String GRANTED = "credit.CreditsGranted";
    private static final String HELD = "credit.CreditsHeld";
    private static final String COMMITTED = "credit.CreditsCommitted";
    private static final String RELEASED = "credit.CreditsReleased";
    private static final Set<String> CHANGED = Set.of(GRANTED, HELD, COMMITTED, RELEASED);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return CHANGED.contains(event.getType().getName())
                && OLD.equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        String name = event.getType().getName();
        return event.upcastPayload(
                new SimpleSerializedType(name, NEW), JsonNode.class, old -> upcast(name, old, event.getTimestamp()));
    }

    private static JsonNode upcast(String name, JsonNode old, Instant at) {
        var account = new AccountId(old.get("accountId").stringValue());
        var event = (ObjectNode) old.deepCopy();
        long credits = old.get("credits").longValue();
        switch (name) {
            case GRANTED -> {
                event.remove("grant");
                event.remove("credits");
                event.put("voucherId", welcome(account).value());
                event.put("reason", "welcome");
                event.set("part", part(account, credits));
            }
            case HELD -> {
                event.set("parts", parts(account, credits));
                event.put("expiresAt", at.plus(Duration.ofDays(1)).toString());
            }
            case COMMITTED -> {
                event.set("charged", parts(account, credits));
                event.set("restored", parts(account, old.get("releasedCredits").longValue()));
            }
            default -> event.set("restored", parts(account, credits));
        }
        return event;
    }

    private static ArrayNode parts(AccountId account, long credits) {
        return credits == 0 ? JSON.arrayNode() : JSON.arrayNode().add(part(account, credits));
    }

    private static ObjectNode part(AccountId account, long credits) {
        ObjectNode lot = JSON.objectNode()
                .put("lotId", welcome(account).lot().value())
                .put("kind", "promotional")
                .put("priority", 10)
                .putNull("expiresAt")
                .put("grantedAt", Instant.EPOCH.toString());
        ObjectNode part = JSON.objectNode();
        part.set("lot", lot);
        return part.put("credits", credits);
    }

    private static VoucherId welcome(AccountId account) {
        return VoucherId.of(account, "welcome");
    }
}
