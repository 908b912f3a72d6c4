package io.rhapsode.application.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How queries reach the database; filled from {@code RHAPSODE_DATABASE_URL} or by the embedded one.
 *
 * @param readers connections for queries
 * @param connectLimit how long a new connection may take
 * @param acquireLimit how long a query waits for a connection
 */
@Validated
@ConfigurationProperties("rhapsode.database")
record DatabaseSettings(
        String host,
        int port,
        String name,
        String user,
        String password,
        @DefaultValue("16") @Min(1) @Max(200) int readers,
        @DefaultValue("5s") Duration connectLimit,
        @DefaultValue("10s") Duration acquireLimit) {

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }
}
