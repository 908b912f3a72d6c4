package io.rhapsode.gateway.messaging;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.gateway.CorrelationId;
import io.rhapsode.gateway.LogContext;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the messages of a request, each with who asks and what it began with, and waits no longer than is named here. A refusal comes back as a {@link
 * RejectedException}, whether its handler runs in this process or in another.
 */
@Component
public class Sender {

    /** A command is a few rows in one transaction; longer than this it hangs. */
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(15);

    /** A query reads a page, or looks at a sample of a text. */
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(15);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final VirtualThreads threads;

    Sender(CommandGateway commands, QueryGateway queries, VirtualThreads threads) {
        this.commands = commands;
        this.queries = queries;
        this.threads = threads;
    }

    /** Completes once the command has been carried out. */
    public Mono<Void> send(Requester requester, Object command) {
        return Mono.fromFuture(() -> commands.<Object>send(
                        GenericCommandMessage.asCommandMessage(command).withMetaData(metaData(requester))))
                .subscribeOn(threads.scheduler())
                .timeout(COMMAND_LIMIT)
                .onErrorMap(Sender::reason)
                .contextWrite(context -> command instanceof GenerationCommand known
                        ? LogContext.GENERATION_ID.in(context, known.generationId())
                        : context)
                .then();
    }

    /** The answer to a question. */
    public <R> Mono<R> ask(Requester requester, Object query, Class<R> answer) {
        return ask(message(requester, query), answer);
    }

    /** The answer to a question that no tenant asks. */
    public <R> Mono<R> ask(CorrelationId correlation, Object query, Class<R> answer) {
        return ask(
                new GenericMessage<>(query, MetaData.with(MetaDataKeys.CORRELATION_ID, correlation.value())), answer);
    }

    private <R> Mono<R> ask(Message<Object> question, Class<R> answer) {
        return Mono.fromFuture(
                        () -> queries.query(name(question.getPayload()), question, ResponseTypes.instanceOf(answer)))
                .subscribeOn(threads.scheduler())
                .timeout(QUERY_LIMIT)
                .onErrorMap(Sender::reason);
    }

    /** The answers to a question as they come, for as long as they come. */
    public <R> Flux<R> follow(Requester requester, Object query, Class<R> answer) {
        return Flux.from(queries.streamingQuery(name(query), message(requester, query), answer))
                .subscribeOn(threads.scheduler())
                .onErrorMap(Sender::reason);
    }

    private static String name(Object query) {
        return query.getClass().getName();
    }

    private static Message<Object> message(Requester requester, Object query) {
        return new GenericMessage<>(query, metaData(requester));
    }

    private static MetaData metaData(Requester requester) {
        return MetaData.from(Map.of(
                MetaDataKeys.TENANT, requester.tenant().value(),
                MetaDataKeys.ACTOR, requester.actor().value(),
                MetaDataKeys.CORRELATION_ID, requester.correlation().value()));
    }

    private static Throwable reason(Throwable failure) {
        Throwable cause = Exceptions.unwrap(failure);
        if (cause instanceof HandlerExecutionException remote) {
            if (remote.getDetails().orElse(null) instanceof Rejection rejection) {
                return new RejectedException(rejection, String.valueOf(remote.getMessage()));
            }
            if (remote.getCause() instanceof RejectedException refusal) {
                return refusal;
            }
        }
        return switch (cause) {
            case AggregateNotFoundException e ->
                new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
            case ConcurrencyException e -> unavailable("Others changed the same thing at the same moment.");
            case NoHandlerForCommandException e ->
                unavailable("The part of the service that does this is not running.");
            case NoHandlerForQueryException e -> unavailable("The part of the service that knows this is not running.");
            default -> cause;
        };
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail).retryAfter(Duration.ofSeconds(2));
    }
}
