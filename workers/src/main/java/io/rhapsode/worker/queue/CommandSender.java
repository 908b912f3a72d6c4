package io.rhapsode.worker.queue;

import io.rhapsode.worker.group.Together;
import io.rhapsode.worker.group.Units;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Sends the commands of tasks. Those that tasks send at about the same time share a transaction; one that is sent in a unit of work is part of that. */
public final class CommandSender implements Consumer<CommandMessage<?>> {

    /** How long a task waits for a command. Beyond it the task is tried again, and the command, which may be repeated, with it. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Commands in one transaction. */
    private static final int MOST = 100;

    private final CommandGateway gateway;
    private final TransactionManager transactions;
    private final Together<CommandMessage<?>, CommandMessage<?>> together =
            new Together<>("commands", MOST, this::sendAll);

    public CommandSender(CommandGateway gateway, TransactionManager transactions) {
        this.gateway = gateway;
        this.transactions = transactions;
    }

    @Override
    public void accept(CommandMessage<?> command) {
        if (CurrentUnitOfWork.isStarted()) {
            send(command);
            return;
        }
        try {
            together.ask(command).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CommandExecutionException("the task is stopped", stopping);
        } catch (TimeoutException late) {
            throw new CommandExecutionException("the command was not handled in time", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new CommandExecutionException("the command failed", failed.getCause());
        }
    }

    private List<CommandMessage<?>> sendAll(List<CommandMessage<?>> commands) {
        if (commands.size() == 1) {
            send(commands.getFirst());
        } else {
            Units.inOne(transactions, "commands of tasks", () -> commands.forEach(this::send));
        }
        return commands;
    }

    private void send(CommandMessage<?> command) {
        gateway.sendAndWait(command, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
