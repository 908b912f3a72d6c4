package io.rhapsode.query;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Reads one tenant's rows: each question is a transaction of its own that names the tenant, and the database shows the reader no other tenant's rows. Where
 * the transaction ends, the name is gone, so that a pooled connection never takes it along.
 */
public final class TenantReader {

    /** Statements under way at once on a connection: name the tenant, ask, end. */
    private static final int PIPELINED = 3;

    private final ConnectionFactory connections;

    /** @param connections whose connections have the role of the reader */
    public TenantReader(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * All rows, in order.
     *
     * @param sql with parameters {@code $1, $2, …}
     * @param bind binds them, by their index from 0
     */
    public <T> CompletableFuture<List<T>> list(
            TenantId tenant, String sql, Consumer<Statement> bind, Function<Columns, T> row) {
        return Flux.usingWhen(
                        connections.create(),
                        connection -> inTransaction(tenant, connection, sql, bind, row),
                        Connection::close)
                .onErrorMap(
                        TenantReader::away,
                        failure ->
                                new RejectedException(Rejection.UNAVAILABLE, "The database does not answer just now."))
                .collectList()
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    /** Whether no connection can be had, or was free for as long as anybody waits. */
    private static boolean away(Throwable failure) {
        return failure instanceof R2dbcTimeoutException
                || failure instanceof R2dbcTransientResourceException
                || failure instanceof R2dbcNonTransientResourceException;
    }

    /** Three statements that share one trip. The last is carried out even where the one before fails, and then rolls back. */
    private static <T> Flux<T> inTransaction(
            TenantId tenant, Connection connection, String sql, Consumer<Statement> bind, Function<Columns, T> row) {
        // Several statements in one have no parameters; a tenant's id is nothing but letters, digits and an underscore.
        Flux<T> begun = done(connection.createStatement(
                "begin; select set_config('rhapsode.tenant', '" + tenant.value() + "', true)"));
        var statement = connection.createStatement(sql);
        bind.accept(statement);
        Flux<T> asked = Flux.from(statement.execute()).concatMap(result -> rows(result, row));
        Flux<T> ended = done(connection.createStatement("commit"));
        return Flux.mergeSequentialDelayError(List.of(begun, asked, ended), PIPELINED, Integer.MAX_VALUE);
    }

    private static <T> Flux<T> done(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).thenMany(Flux.empty());
    }

    private static <T> Publisher<T> rows(Result result, Function<Columns, T> row) {
        return result.map((columns, metadata) -> row.apply(columns::get));
    }
}
