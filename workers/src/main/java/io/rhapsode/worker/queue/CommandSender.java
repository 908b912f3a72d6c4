package io.rhapsode.worker.queue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Sends the commands of tasks. One that is sent in a unit of work is part of that. */
public final class CommandSender implements Consumer<CommandMessage<?>> {

    /** How long a task waits for a command. Beyond it the task is tried again, and the command, which may be repeated, with it. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final CommandGateway gateway;

    public CommandSender(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void accept(CommandMessage<?> command) {
        gateway.sendAndWait(command, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
