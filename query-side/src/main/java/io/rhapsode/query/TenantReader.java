package io.rhapsode.query;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.rhapsode.events.identity.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads one tenant's rows: each question is a transaction of its own that names the tenant, and the database shows the reader no other tenant's rows. Where
 * the transaction ends, the name is gone, so that a pooled connection never takes it along.
 */
public final class TenantReader {

    /** Statements under way at once on a connection: begin, name the tenant, ask. They share one trip to the database. */
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
                        Connection::commitTransaction,
                        (connection, failure) -> connection.rollbackTransaction(),
                        Connection::rollbackTransaction)
                .collectList()
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static <T> Flux<T> inTransaction(
            TenantId tenant, Connection connection, String sql, Consumer<Statement> bind, Function<Columns, T> row) {
        var begin = Flux.<T>from(Mono.from(connection.beginTransaction()).then(Mono.empty()));
        var named = Flux.from(connection
                        .createStatement("select set_config('rhapsode.tenant', $1, true)")
                        .bind(0, tenant.value())
                        .execute())
                .flatMap(Result::getRowsUpdated)
                .thenMany(Flux.<T>empty());
        var statement = connection.createStatement(sql);
        bind.accept(statement);
        var asked = Flux.from(statement.execute()).concatMap(result -> rows(result, row));
        return Flux.mergeSequential(List.of(begin, named, asked), PIPELINED, Integer.MAX_VALUE);
    }

    private static <T> Publisher<T> rows(Result result, Function<Columns, T> row) {
        return result.map((columns, metadata) -> row.apply(columns::get));
    }
}
