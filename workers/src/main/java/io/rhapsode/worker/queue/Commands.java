package io.rhapsode.worker.queue;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/** Sends the commands of one task, with tenant, actor and correlation of the message that led to it. */
public final class Commands {

    private final Consumer<CommandMessage<?>> sending;
    private final Map<String, String> metaData;

    /** @param sending sends a command, and returns when it has been handled and its events are in the log */
    public Commands(Consumer<CommandMessage<?>> sending, Map<String, String> metaData) {
        this.sending = sending;
        this.metaData = Map.copyOf(metaData);
    }

    /** What nobody asked for: the system does it by itself, to what is the tenant's. */
    public static Commands ofTheSystem(TenantId tenant, Consumer<CommandMessage<?>> sending) {
        return new Commands(
                sending, Map.of(MetaDataKeys.TENANT, tenant.value(), MetaDataKeys.ACTOR, ActorId.SYSTEM.value()));
    }

    /**
     * Waits until the command has been handled.
     *
     * @throws RuntimeException whatever its handler throws
     */
    public void send(Object command) {
        sending.accept(new GenericCommandMessage<>(command, metaData));
    }

    public Map<String, String> metaData() {
        return metaData;
    }
}
