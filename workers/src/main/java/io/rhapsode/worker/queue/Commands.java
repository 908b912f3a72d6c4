package io.rhapsode.worker.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Sends the commands of one task, with tenant, actor and correlation of the message that led to it. */
public final class Commands {

    /** How long a worker waits for a command. Beyond it the task is tried again, and the command, which may be repeated, with it. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final CommandGateway gateway;
    private final Map<String, String> metaData;

    public Commands(CommandGateway gateway, Map<String, String> metaData) {
        this.gateway = gateway;
        this.metaData = Map.copyOf(metaData);
    }

    /**
     * Waits until the command has been handled.
     *
     * @throws RuntimeException whatever its handler throws
     */
    public void send(Object command) {
        gateway.sendAndWait(new GenericCommandMessage<>(command, metaData), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Map<String, String> metaData() {
        return metaData;
    }
}
