package io.rhapsode.worker.queue;

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
