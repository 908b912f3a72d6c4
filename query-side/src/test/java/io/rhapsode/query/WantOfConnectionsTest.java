package io.rhapsode.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.TenantId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What is answered when no connection can be had. */
class WantOfConnectionsTest {

    private record Broken(Throwable failure) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.error(failure);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "broken";
        }
    }

    private static Throwable asking(Throwable failure) {
        return new TenantReader(new Broken(failure))
                .list(new TenantId("ten_a"), "select 1", asked -> {}, row -> row)
                .exceptionNow();
    }

    static Stream<Throwable> wantOfConnections() {
        return Stream.of(
                new R2dbcTimeoutException("none became free"),
                new R2dbcTransientResourceException("too many"),
                new R2dbcNonTransientResourceException("refused"));
    }

    @ParameterizedTest
    @MethodSource("wantOfConnections")
    void whoeverFindsNoConnectionMayComeBack(Throwable failure) {
        assertThat(asking(failure))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.rejection()).isEqualTo(Rejection.UNAVAILABLE));
    }

    @Test
    void aFaultOfOursStaysOne() {
        assertThat(asking(new R2dbcBadGrammarException("no such table"))).isInstanceOf(R2dbcBadGrammarException.class);
    }
}
