package io.rhapsode.application.axon;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.rhapsode.worker.group.Together;
import io.rhapsode.worker.group.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.scheduler.Schedulers;

/**
 * Handles commands that come at about the same time, of callers and of tasks, in one transaction: each waits for one flush of the disk, and it is the same one. A
 * command inside a unit of work (a saga's, or of results) is part of that, on the thread that sends it.
 *
 * <p>Where one of them is refused, or the transaction is lost, nothing of it has happened, and each is handled by itself. Whoever sends a command hears of it when
 * it is committed.
 */
final class SharedCommits extends SimpleCommandBus {

    /** Commands in one transaction at most: the last of them waits for all. */
    private static final int MOST = 100;

    private static final Executor ON_A_THREAD_OF_ITS_OWN =
            task -> Thread.ofVirtual().name("command-", 0).start(task);

    private final TransactionManager transactions;
    private final Together<Supplier<CommandResultMessage<?>>, CommandResultMessage<?>> commands =
            new Together<>("commands", MOST, this::handleAll);

    SharedCommits(Builder builder, TransactionManager transactions) {
        super(builder);
        this.transactions = transactions;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> sender) {
        if (CurrentUnitOfWork.isStarted()) {
            super.handle(command, handler, sender);
        } else if (Schedulers.isInNonBlockingThread()) {
            ON_A_THREAD_OF_ITS_OWN.execute(() -> handleWithOthers(command, handler, sender));
        } else {
            handleWithOthers(command, handler, sender);
        }
    }

    private <C, R> void handleWithOthers(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> sender) {
        try {
            commands.ask(() -> result(command, handler))
                    // the sender may go on to something slow, for which the next commands must not wait
                    .exceptionally(GenericCommandResultMessage::asCommandResultMessage)
                    .thenAcceptAsync(result -> tell(sender, command, result), ON_A_THREAD_OF_ITS_OWN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            sender.onResult(
                    command, asCommandResultMessage(new CommandExecutionException("the sender is stopped", stopping)));
        }
    }

    @SuppressWarnings("unchecked") // the result is that of the same command
    private static <C, R> void tell(
            CommandCallback<? super C, ? super R> sender, CommandMessage<C> command, CommandResultMessage<?> result) {
        sender.onResult(command, (CommandResultMessage<R>) result);
    }

    private <C> CommandResultMessage<?> result(
            CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        try {
            super.<C, Object>handle(command, handler, (handled, outcome) -> result.complete(outcome));
        } catch (RuntimeException notEvenBegun) {
            return asCommandResultMessage(notEvenBegun);
        }
        return result.join();
    }

    private List<CommandResultMessage<?>> handleAll(List<Supplier<CommandResultMessage<?>>> some) {
        if (some.size() > 1) {
            try {
                return inOne(some);
            } catch (CannotCreateTransactionException away) {
                return Collections.nCopies(some.size(), asCommandResultMessage(away));
            } catch (RuntimeException broken) {
                // by itself, each meets the reason again if it is its own
            }
        }
        return eachAlone(some);
    }

    private List<CommandResultMessage<?>> inOne(List<Supplier<CommandResultMessage<?>>> some) {
        List<CommandResultMessage<?>> results = new ArrayList<>();
        Units.inOne(
                transactions,
                "commands",
                () -> some.forEach(command -> {
                    CommandResultMessage<?> result = command.get();
                    if (result.isExceptional()) {
                        throw new NotTogether();
                    }
                    results.add(result);
                }));
        return results;
    }

    /** Where the database is away nobody waits for a connection one after the other. */
    private static List<CommandResultMessage<?>> eachAlone(List<Supplier<CommandResultMessage<?>>> some) {
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Supplier<CommandResultMessage<?>> command : some) {
            boolean away = !results.isEmpty() && isAway(results.getLast());
            results.add(away ? results.getLast() : command.get());
        }
        return results;
    }

    private static boolean isAway(CommandResultMessage<?> result) {
        return result.isExceptional() && result.exceptionResult() instanceof CannotCreateTransactionException;
    }

    private static final class NotTogether extends RuntimeException {
        NotTogether() {
            super(null, null, false, false);
        }
    }
}
